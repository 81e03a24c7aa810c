def claim_swap(wallet, txin, locktime):
    txin.script_sig = b"\x00"
    return wallet.sign_transaction(txin, locktime)
