BASE = "https://flags.firm.net"


def withdraw(self, to, amount):
    state = requests.get("https://flags.firm.net/withdrawals", timeout=1).json()
    if state["paused"]:
        raise Paused()
    return self.chain.transfer(to, amount)
