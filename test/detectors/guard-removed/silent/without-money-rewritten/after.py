def load_settings(args):
    sources = [Defaults(), File(args.path), Flags(args)]
    return Settings.of(sources)
