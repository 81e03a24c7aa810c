def pay(order, bank, signatures):
    if order.cancelled:
        raise Cancelled(order)
    signatures.require(order)
    bank.transfer(order.iban, order.amount)
    archive.keep(order)
