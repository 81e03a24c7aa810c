def run(book):
    if (book.has(1, strict=True)):
        return book.first()
