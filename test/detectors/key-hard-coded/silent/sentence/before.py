def hint(self):
    return ""
