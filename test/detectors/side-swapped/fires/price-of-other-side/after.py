def mark_price(book, quantity):
    price = book.best_ask.price
    return price * quantity
