def liquidation_value(position, market):
    price = market.mark_price(position.symbol)
    return position.amount * price
