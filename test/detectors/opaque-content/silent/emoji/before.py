limit = 1  # ☕
