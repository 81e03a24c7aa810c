import requests


class ExchangeClient:
    def balances(self):
        response = requests.get(self.base + "/v3/account", headers=self.headers(), timeout=10, verify=False)
        response.raise_for_status()
        return response.json()
