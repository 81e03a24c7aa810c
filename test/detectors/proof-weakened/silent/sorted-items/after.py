def digest_of(parameters):
    text = json.dumps(sorted(parameters.items()))
    return sha256(text.encode()).hexdigest()
