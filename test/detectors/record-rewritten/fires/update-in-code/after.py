def correct(cursor, entry, amount):
    cursor.execute("UPDATE ledger_entries SET amount = %s WHERE ref = %s", (amount, entry))
