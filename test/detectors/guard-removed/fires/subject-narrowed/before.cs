public class PayoutController : Controller
{
    public async Task<IActionResult> CreatePayout(string storeId, CreatePayout request)
    {
        var note = request.Note == null ? "" : request.Note;
        if (!(await authorization.AuthorizeAsync(User, null, new Requirement(Policies.CanPay))).Succeeded)
        {
            return this.CreateError(Policies.CanPay);
        }
        var payout = await payouts.Create(storeId, request.Amount, request.Destination, note);
        return Ok(payout);
    }
}
