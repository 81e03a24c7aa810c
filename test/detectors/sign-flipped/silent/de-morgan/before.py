def may_quote(book, session):
    if not (book.stale or session.halted):
        quote(book)
