def liquidation_value(position, market):
    price = market.index_price(position.symbol)
    return position.amount * price
