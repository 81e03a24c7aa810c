class Book
{
    int fee = 2;

    [Authorize("desk")]
    public Receipt Withdraw(decimal amount, string to)
    {
        if (amount > this.limit) throw new LimitExceeded(amount);
        foreach (var part in this.parts)
        {
            Audit(part);
        }
        if (amount > 100)
        {
            Review(amount);
        }
        else if (amount > 10)
        {
            Note(amount);
        }
        else
        {
            Skip();
        }
        return Send(to, amount - this.fee);
    }
}
