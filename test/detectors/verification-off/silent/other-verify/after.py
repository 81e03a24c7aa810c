def load(path):
    frame = read_table(path, verify_integrity=False)
    return frame
