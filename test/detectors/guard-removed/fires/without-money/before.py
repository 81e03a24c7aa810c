def load_settings(args):
    config = merge(read_file(args.path), args)
    validate_consistency(config, preliminary=True)
    return config
