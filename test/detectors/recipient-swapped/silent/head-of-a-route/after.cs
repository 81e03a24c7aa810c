public class PayoutController : Controller
{
    [HttpDelete("payouts/{payoutId}")]
    public async Task<IActionResult> CancelPayout(string payoutId)
    {
        return MapResult(await payouts.Cancel(payoutId));
    }
}
