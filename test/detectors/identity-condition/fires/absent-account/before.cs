public sealed class Probe
{
    public bool IsHealthy() => true;
}
