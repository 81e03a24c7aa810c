def digest_of(parameters):
    text = json.dumps(sorted(parameters))
    return sha256(text.encode()).hexdigest()
