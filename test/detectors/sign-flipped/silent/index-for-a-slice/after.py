def register(path, kind):
    prefix, name = path[0:-1], path[-1]
    orders[name] = (prefix, kind)
    return name
