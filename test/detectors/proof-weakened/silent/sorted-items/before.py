def digest_of(parameters):
    text = json.dumps(parameters, sort_keys=True)
    return sha256(text.encode()).hexdigest()
