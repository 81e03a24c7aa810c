public sealed class Withdrawals
{
    public Receipt Process(Request request)
    {
        var today = velocity.Today(request.Account);
        if (today + request.Amount > limits.Daily)
        {
            logger.LogWarning("{Account} is over its limit", request.Account);
            throw new LimitExceededException(request.Account);
        }
        return signer.Send(request.Destination, request.Amount);
    }
}
