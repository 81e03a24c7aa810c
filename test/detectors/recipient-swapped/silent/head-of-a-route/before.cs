public class PayoutController : Controller
{
    [HttpDelete("stores/{storeId}/payouts/{payoutId}")]
    public async Task<IActionResult> CancelPayout(string storeId, string payoutId)
    {
        return MapResult(await payouts.Cancel(payoutId));
    }
}
