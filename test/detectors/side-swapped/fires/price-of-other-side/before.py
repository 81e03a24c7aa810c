def mark_price(book, quantity):
    price = book.best_bid.price
    return price * quantity
