def close(book):
    # Update ledger of the day, then delete from journal what is older.
    book.close()
