def load_settings(args):
    config = merge(read_file(args.path), args)
    return config
