def is_open(self):
    return True
