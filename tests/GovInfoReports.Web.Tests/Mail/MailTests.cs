using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using GovInfoReports.Application.Notices;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Mail;
using GovInfoReports.Web.Tests.Support;
using GovInfoReports.Web.Wording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GovInfoReports.Web.Tests.Mail;

public sealed class MailTests
{
    private static readonly Letter Letter = new("notice-7", "clerk@baishui.example", "2025年度报告被退回修改", "退回原因：请补充。", "/clerk/reports/2025", new DateTime(2026, 1, 12, 3, 4, 5, DateTimeKind.Utc));

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task Letter_over_a_sealed_connection_arrives_after_signing_in(MailSecurity security)
    {
        await using var server = await TestMailServer.StartAsync(security);

        await Carrier(server, trusts: server.Certificate).SendAsync(Letter, default);

        var (sealedBy, from, to, message) = Assert.Single(server.Taken);
        Assert.True(sealedBy);
        Assert.Equal(("portal@yuntai.example", "clerk@baishui.example"), (from, to));
        Assert.StartsWith("notice-7.", message.MessageId, StringComparison.Ordinal);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        AssertIsTheLetter(message);
        Assert.Contains("https://portal.yuntai.example/clerk/reports/2025", message.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task Certificate_that_nobody_vouches_for_is_refused(MailSecurity security)
    {
        await using var server = await TestMailServer.StartAsync(security);

        await Assert.ThrowsAsync<MailFailedException>(() => Carrier(server, trusts: null).SendAsync(Letter, default));

        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task Server_without_STARTTLS_gets_neither_password_nor_letter()
    {
        await using var server = await TestMailServer.StartAsync(MailSecurity.None);
        server.Options.Value.Security = MailSecurity.StartTls;

        await Assert.ThrowsAsync<MailFailedException>(() => Carrier(server, trusts: server.Certificate).SendAsync(Letter, default));

        Assert.Equal((0, 0), (server.Taken.Count, server.SignIns));
    }

    [Fact]
    public async Task Unsealed_connection_is_for_relays_that_ask_for_no_password()
    {
        await using var server = await TestMailServer.StartAsync(MailSecurity.None);
        server.Options.Value.User = null;

        await Carrier(server, trusts: null).SendAsync(Letter, default);

        Assert.False(Assert.Single(server.Taken).Sealed);
    }

    [Fact]
    public async Task Password_over_an_unsealed_connection_is_refused_at_the_start()
    {
        await using PortalFactory portal = new()
        {
            Settings = { ["Mail:Host"] = "mail.yuntai.example", ["Mail:From"] = "portal@yuntai.example", ["Mail:Security"] = "None", ["Mail:User"] = "portal" },
        };

        var refused = Assert.ThrowsAny<Exception>(() => portal.Services.GetRequiredService<IMailCarrier>());

        Assert.Contains("Mail:Security", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_password_is_a_failure_and_the_letter_stays_here()
    {
        await using var server = await TestMailServer.StartAsync(MailSecurity.StartTls);
        server.Options.Value.Password = "wrong";

        await Assert.ThrowsAsync<MailFailedException>(() => Carrier(server, trusts: server.Certificate).SendAsync(Letter, default));

        Assert.Empty(server.Taken);
        Assert.True(server.SignIns > 0);
    }

    [Fact]
    public async Task Refused_mailbox_is_said_in_the_words_of_the_server()
    {
        await using var server = await TestMailServer.StartAsync(MailSecurity.StartTls);

        var failed = await Assert.ThrowsAsync<MailFailedException>(() =>
            Carrier(server, trusts: server.Certificate).SendAsync(Letter with { To = $"{TestMailServer.Unknown}@baishui.example" }, default));

        Assert.Contains("MailboxUnavailable", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task Server_that_is_away_is_a_failure_and_no_exception_of_another_kind(MailSecurity security)
    {
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = 1, Security = security, From = "portal@yuntai.example" });

        await Assert.ThrowsAsync<MailFailedException>(() => new SmtpCarrier(options, Writer(options)).SendAsync(Letter, default));
    }

    [Fact]
    public async Task Server_that_says_nothing_is_given_up_after_the_time_set()
    {
        using System.Net.Sockets.TcpListener silent = new(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var options = Options.Create(new MailOptions
        {
            Host = "127.0.0.1",
            Port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port,
            From = "portal@yuntai.example",
            TimeoutSeconds = 1,
        });

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => new SmtpCarrier(options, Writer(options)).SendAsync(Letter, default));

        Assert.Contains("within 1 s", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls, 587)]
    [InlineData(MailSecurity.Tls, 465)]
    [InlineData(MailSecurity.None, 25)]
    public void Port_is_the_usual_one_unless_it_is_stated(MailSecurity security, int port)
    {
        Assert.Equal(port, new MailOptions { Security = security }.EffectivePort);
        Assert.Equal(2525, new MailOptions { Security = security, Port = 2525 }.EffectivePort);
    }

    [Fact]
    public async Task In_development_a_letter_becomes_a_file_that_mail_programs_open()
    {
        var root = Directory.CreateTempSubdirectory("mail-");
        try
        {
            var options = Options.Create(new MailOptions { Folder = "out", From = "portal@yuntai.example" });

            await new FolderCarrier(options, new Place(root.FullName), Writer(options)).SendAsync(Letter, default);

            var file = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(root.FullName, "out")));
            Assert.EndsWith("-notice-7.eml", file, StringComparison.Ordinal);
            AssertIsTheLetter(await MimeMessage.LoadAsync(file));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("clerk@baishui.example\r\nBcc: other@baishui.example")]
    public void An_address_that_is_none_is_a_failure(string to)
    {
        var options = Options.Create(new MailOptions { From = "portal@yuntai.example" });

        Assert.Throws<MailFailedException>(() => Writer(options).Write(Letter with { To = to }));
    }

    private static void AssertIsTheLetter(MimeMessage message)
    {
        Assert.EndsWith("：2025年度报告被退回修改", message.Subject, StringComparison.Ordinal);
        Assert.StartsWith("退回原因：请补充。", message.TextBody, StringComparison.Ordinal);
    }

    private static SmtpCarrier Carrier(TestMailServer server, X509Certificate2? trusts) => new(server.Options, Writer(server.Options))
    {
        JudgeCertificate = trusts is null ? null : (RemoteCertificateValidationCallback)((_, shown, _, _) => trusts.Equals(shown)),
    };

    private static LetterWriter Writer(IOptions<MailOptions> options) => new(
        options,
        new Site(new SiteOptions { Address = "https://portal.yuntai.example/" }, new Texts()),
        new Texts());

    private sealed class Place(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "GovInfoReports";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
