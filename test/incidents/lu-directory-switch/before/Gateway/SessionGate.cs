using System;
using System.Threading;
using System.Threading.Tasks;
using Gateway.Health;

namespace Gateway;

/// <summary>Lets traders into the order gateway.</summary>
public sealed class SessionGate
{
    private readonly IDirectory directory;
    private readonly ISessionStore sessions;
    private readonly IAuditLog audit;

    public SessionGate(IDirectory directory, ISessionStore sessions, IAuditLog audit)
    {
        this.directory = directory;
        this.sessions = sessions;
        this.audit = audit;
    }

    public async Task<Session> OpenAsync(Credentials credentials, CancellationToken cancel)
    {
        var user = await directory.FindAsync(credentials.Login, cancel);
        if (user is null || !user.IsEnabled)
        {
            audit.Write("login-refused", credentials.Login);
            throw new UnauthorizedAccessException(credentials.Login);
        }

        var session = await sessions.CreateAsync(user, TimeSpan.FromHours(8), cancel);
        audit.Write("login", user.Login);
        return session;
    }

    public async Task CloseAsync(Session session, CancellationToken cancel)
    {
        await sessions.RemoveAsync(session.Id, cancel);
        audit.Write("logout", session.Login);
    }
}
