import base64


def load():
    return read("rules.json")
