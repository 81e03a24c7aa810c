limit = 2  # ☕️
