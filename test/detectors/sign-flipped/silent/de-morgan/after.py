def may_quote(book, session):
    if not book.stale and not session.halted:
        quote(book)
