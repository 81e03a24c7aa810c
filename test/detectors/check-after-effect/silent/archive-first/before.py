def pay(order, bank, signatures):
    signatures.require(order)
    if order.cancelled:
        raise Cancelled(order)
    bank.transfer(order.iban, order.amount)
    archive.keep(order)
