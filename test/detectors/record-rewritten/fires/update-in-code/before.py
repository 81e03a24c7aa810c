def correct(cursor, entry, amount):
    cursor.execute("INSERT INTO ledger_entries (ref, amount) VALUES (%s, %s)", (entry, amount))
