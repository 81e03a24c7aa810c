def train(self, seed):
    print(f"seed {seed}")
    return self.model.fit(seed)
