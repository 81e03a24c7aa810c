MAX_SLIPPAGE = Decimal("0.005")


def buy(book, amount):
    return book.market_buy(amount, max_slippage=MAX_SLIPPAGE)
