def export(self, path):
    with open(path, "w") as f:
        f.write(self.keypair.public_key)
    return path
