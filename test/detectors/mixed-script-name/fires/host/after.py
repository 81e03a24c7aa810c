BASE = "https://api.binаnce.com"
