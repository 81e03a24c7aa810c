def release(transfer, wallet, policy):
    policy.check(transfer)
    wallet.send(transfer.to, transfer.amount)
