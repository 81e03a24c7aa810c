def run(book):
    if book.has(1):
        return book.first()
