public class PayoutReport
{
    public Report ForPeriod(Filter filter, Ledger ledger)
    {
        var from = filter.Period.StartDate;
        var to = filter.Period.EndDate;
        return ledger.Payouts(from, to);
    }
}
