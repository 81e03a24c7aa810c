import requests


def balances(base, headers):
    return requests.get(base + "/v3/account", headers=headers, verify=False)
