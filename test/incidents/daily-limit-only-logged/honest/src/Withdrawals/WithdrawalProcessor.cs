using System;
using System.Threading.Tasks;
using Acme.Custody.Ledger;
using Acme.Custody.Limits;
using Acme.Custody.Signing;
using Microsoft.Extensions.Logging;

namespace Acme.Custody.Withdrawals;

/// <summary>Books, signs and sends one withdrawal.</summary>
public sealed class WithdrawalProcessor(
    ILedger ledger,
    IVelocity velocity,
    ISigner signer,
    ILogger<WithdrawalProcessor> logger)
{
    public async Task<Receipt> Process(WithdrawalRequest request)
    {
        var account = await ledger.Load(request.AccountId);
        if (account.Available < request.Amount)
        {
            throw new InsufficientFundsException(account.Id);
        }
        var today = await velocity.SpentToday(account.Id, request.Asset);
        if (today + request.Amount > account.DailyLimit)
        {
            logger.LogWarning("{Id} is over its daily limit of {Limit}", account.Id, account.DailyLimit);
            throw new LimitExceededException(account.Id, account.DailyLimit);
        }
        var hold = await ledger.Hold(account.Id, request.Asset, request.Amount);
        var hash = await signer.Send(request.Asset, request.Destination, request.Amount);
        await ledger.Settle(hold, hash);
        logger.LogInformation("sent {Id} as {Hash}", request.Id, hash);
        return new Receipt(request.Id, hash);
    }
}
