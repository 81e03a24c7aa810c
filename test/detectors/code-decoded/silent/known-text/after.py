FORMULAS = {"vwap": "sum(price * size) / sum(size)"}


def value(name, names):
    return eval(FORMULAS[name], {"__builtins__": {}}, names)
