def register(path, kind):
    name, suffix = path[0], path[1:]
    orders[name] = (suffix, kind)
    return name
