def is_long_label(label):
    return len(label) > 20 and label.wraps
