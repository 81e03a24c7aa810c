def load(path):
    frame = read_table(path)
    return frame
