def train(self, seed):
    return self.model.fit(seed)
