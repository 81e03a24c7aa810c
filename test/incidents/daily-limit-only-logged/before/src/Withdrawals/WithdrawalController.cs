using System;
using System.Threading.Tasks;
using Acme.Custody.Ledger;
using Acme.Custody.Limits;
using Acme.Custody.Signing;
using Microsoft.Extensions.Logging;

namespace Acme.Custody.Withdrawals;

public sealed class WithdrawalController
{
    private readonly ILedger ledger;
    private readonly IVelocity velocity;
    private readonly ISigner signer;
    private readonly ILogger<WithdrawalController> logger;

    public WithdrawalController(ILedger ledger, IVelocity velocity, ISigner signer, ILogger<WithdrawalController> logger)
    {
        this.ledger = ledger;
        this.velocity = velocity;
        this.signer = signer;
        this.logger = logger;
    }

    public async Task<IResult> Post(WithdrawalRequest request)
    {
        var receipt = await Execute(request);
        return Results.Created($"/withdrawals/{receipt.Id}", receipt);
    }

    private async Task<Receipt> Execute(WithdrawalRequest request)
    {
        var account = await ledger.Load(request.AccountId);
        if (account.Available < request.Amount)
        {
            throw new InsufficientFundsException(account.Id);
        }
        var spent = await velocity.SpentToday(account.Id, request.Asset);
        if (spent + request.Amount > account.DailyLimit)
        {
            throw new LimitExceededException(account.Id, account.DailyLimit);
        }
        var hold = await ledger.Hold(account.Id, request.Asset, request.Amount);
        var hash = await signer.Send(request.Asset, request.Destination, request.Amount);
        await ledger.Settle(hold, hash);
        logger.LogInformation("sent {Id} as {Hash}", request.Id, hash);
        return new Receipt(request.Id, hash);
    }
}
