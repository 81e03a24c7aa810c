public sealed class Withdrawals
{
    public Receipt Process(Request request)
    {
        var spent = velocity.Today(request.Account);
        if (spent + request.Amount > limits.Daily)
        {
            throw new LimitExceededException(request.Account);
        }
        return signer.Send(request.Destination, request.Amount);
    }
}
