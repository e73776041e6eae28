using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GovInfoReports.Web.Mail;
using Microsoft.Extensions.Options;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace GovInfoReports.Web.Tests.Mail;

/// <summary>A mail server on the loopback with a certificate of its own making, which keeps the letters it takes.</summary>
public sealed class TestMailServer : IAsyncDisposable, IMessageStore, IMailboxFilter, IUserAuthenticator
{
    /// <summary>Name of a mailbox that the server does not have.</summary>
    public const string Unknown = "unknown";

    private const string User = "portal";
    private const string Password = "mail-password";

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(bool Sealed, string From, string To, MimeMessage Message)> _taken = [];
    private Task _serving = Task.CompletedTask;
    private int _signIns;

    private TestMailServer(MailSecurity security)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        Options = Microsoft.Extensions.Options.Options.Create(new MailOptions
        {
            Host = "localhost",
            Security = security,
            User = User,
            Password = Password,
            From = "portal@yuntai.example",
        });
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>How to reach it.</summary>
    public IOptions<MailOptions> Options { get; }

    public IReadOnlyCollection<(bool Sealed, string From, string To, MimeMessage Message)> Taken => _taken;

    /// <summary>How many tried to sign in.</summary>
    public int SignIns => _signIns;

    public static async Task<TestMailServer> StartAsync(MailSecurity security)
    {
        TestMailServer made = new(security);
        TaskCompletionSource<int> port = new();
        EndpointListenerFactory listening = new();
        listening.EndpointStarted += (_, started) => port.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        SmtpServer.ComponentModel.ServiceProvider parts = new();
        parts.Add((IMessageStore)made);
        parts.Add((IMailboxFilter)made);
        parts.Add((IUserAuthenticator)made);
        parts.Add(listening);
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)).IsSecure(security == MailSecurity.Tls);
                if (security != MailSecurity.None)
                {
                    endpoint.Certificate(made.Certificate);
                }
            })
            .Build();
        made._serving = new SmtpServer.SmtpServer(options, parts).StartAsync(made._stop.Token);
        made.Options.Value.Port = await port.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return made;
    }

    public Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new(buffer.ToArray());
        _taken.Enqueue((context.Pipe.IsSecure, transaction.From.AsAddress(), transaction.To.Single().AsAddress(), MimeMessage.Load(bytes, cancellationToken)));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(!string.Equals(to.User, Unknown, StringComparison.Ordinal));

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _signIns);
        return Task.FromResult((user, password) == (User, Password));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
        Certificate.Dispose();
    }
}
