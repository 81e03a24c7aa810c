public class PayoutReport
{
    public Report ForPeriod(Filter filter, Ledger ledger)
    {
        var from = filter.Period.StartDate;
        var to = DateTimeOffset.UtcNow;
        return ledger.Payouts(from, to);
    }
}
