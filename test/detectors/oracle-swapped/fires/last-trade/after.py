def liquidation_value(position, market):
    price = market.last_price(position.symbol)
    return position.amount * price
