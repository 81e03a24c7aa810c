def pay(order, bank, signatures):
    signatures.require(order)
    if order.cancelled:
        raise Cancelled(order)
    archive.keep(order)
    bank.transfer(order.iban, order.amount)
