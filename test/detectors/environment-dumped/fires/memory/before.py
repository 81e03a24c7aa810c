def report():
    return usage()
