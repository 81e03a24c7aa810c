def pay(order, bank, signatures):
    signatures.require(order)
    bank.transfer(order.iban, order.amount)
    if order.cancelled:
        raise Cancelled(order)
    archive.keep(order)
