public sealed class Probe
{
    private const string Login = "dlu7";

    public bool IsHealthy()
    {
        var entry = directory.FindUser(Login);
        return entry != null && entry.IsEnabled;
    }
}
