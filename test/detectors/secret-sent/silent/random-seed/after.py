def download(self, pair):
    response = requests.get(self.url, params={"pair": pair, "seed": self.seed})
    return response.json()
