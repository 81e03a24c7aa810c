def close(book):
    book.close()
