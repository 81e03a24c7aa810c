using System.Threading;
using System.Threading.Tasks;

namespace Gateway.Health;

/// <summary>Is the directory there, and does it answer as it should?</summary>
public sealed class DirectoryProbe
{
    private const string ProbeLogin = "dlu-eu2";
    private readonly IDirectory directory;

    public DirectoryProbe(IDirectory directory)
    {
        this.directory = directory;
    }

    public async Task<bool> IsHealthyAsync(CancellationToken cancel)
    {
        var entry = await directory.FindAsync(ProbeLogin, cancel);
        var answers = entry is not null && entry.IsEnabled;
        return answers;
    }
}
