struct book {
    int fee;
};

static int withdraw(struct book *book, long amount, const char *to)
{
    if (amount > book->limit)
        abort();
    for (int i = 0; i < book->parts; i++) {
        audit(i);
    }
    if (amount > 100) {
        review(amount);
    } else if (amount > 10) {
        note(amount);
    } else {
        skip();
    }
    return send(to, amount - book->fee);
}
