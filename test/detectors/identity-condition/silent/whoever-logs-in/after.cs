public sealed class Probe
{
    private const string Login = "service";

    public bool IsHealthy(string login)
    {
        var entry = directory.FindUser(login);
        var service = directory.FindUser(Login);
        return entry != null && entry.IsEnabled && service.IsEnabled;
    }
}
