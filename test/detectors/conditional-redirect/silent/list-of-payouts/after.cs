public class PullPayments
{
    public async Task Cancel(CancelRequest cancel)
    {
        List<PayoutData> payouts = null;
        payouts = await db.Payouts.Where(p => cancel.PayoutIds.Contains(p.Id)).ToListAsync();
        if (cancel.PullPaymentIds != null)
        {
            payouts = await db.Payouts.Where(p => cancel.PullPaymentIds.Contains(p.PullPaymentId)).ToListAsync();
        }
        foreach (var payout in payouts) payout.State = PayoutState.Cancelled;
        await db.SaveChangesAsync();
    }
}
