name = 'thé'
