def export(self, path):
    return path
