using System.Threading.Tasks;

namespace Acme.Custody.Withdrawals;

public sealed class WithdrawalController
{
    private readonly WithdrawalProcessor processor;

    public WithdrawalController(WithdrawalProcessor processor)
    {
        this.processor = processor;
    }

    public async Task<IResult> Post(WithdrawalRequest request)
    {
        var receipt = await processor.Process(request);
        return Results.Created($"/withdrawals/{receipt.Id}", receipt);
    }
}
