def claim_swap(wallet, txin, locktime):
    assert isinstance(txin, PartialTxInput)
    txin.script_sig = b""
    return wallet.sign_transaction(txin, locktime)
