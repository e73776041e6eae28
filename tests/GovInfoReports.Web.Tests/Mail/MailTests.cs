using System.Net;
using System.Net.Sockets;
using System.Text;
using GovInfoReports.Application.Notices;
using GovInfoReports.Web.Mail;
using GovInfoReports.Web.Wording;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Tests.Mail;

public sealed class MailTests
{
    private static readonly Letter Letter = new("notice-7", "clerk@baishui.example", "2025年度报告被退回修改", "退回原因：请补充。", "/clerk/reports/2025", new DateTime(2026, 1, 12, 3, 4, 5, DateTimeKind.Utc));

    [Fact]
    public async Task A_mail_server_gets_the_letter_with_subject_text_and_link()
    {
        await using Server server = new(refuses: false);
        SmtpCarrier carrier = new(server.Options, Writer(server.Options));

        await carrier.SendAsync(Letter, default);

        var said = await server.SaidAsync();
        Assert.Contains("MAIL FROM:<portal@yuntai.example>", said, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<clerk@baishui.example>", said, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <notice-7.", said, StringComparison.OrdinalIgnoreCase);
        var (subject, body) = Read(said);
        Assert.EndsWith("：2025年度报告被退回修改", subject, StringComparison.Ordinal);
        Assert.StartsWith("退回原因：请补充。", body, StringComparison.Ordinal);
        Assert.Contains("https://portal.yuntai.example/clerk/reports/2025", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_is_said_in_its_own_words()
    {
        await using Server server = new(refuses: true);
        SmtpCarrier carrier = new(server.Options, Writer(server.Options));

        var failed = await Assert.ThrowsAsync<MailFailedException>(() => carrier.SendAsync(Letter, default));

        Assert.Contains("MailboxUnavailable", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_and_no_exception_of_another_kind()
    {
        var options = Options.Create(new MailOptions { Host = "127.0.0.1", Port = 1, Tls = false, From = "portal@yuntai.example" });

        await Assert.ThrowsAsync<MailFailedException>(() => new SmtpCarrier(options, Writer(options)).SendAsync(Letter, default));
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
            var (subject, body) = Read(await File.ReadAllTextAsync(file));
            Assert.EndsWith("：2025年度报告被退回修改", subject, StringComparison.Ordinal);
            Assert.StartsWith("退回原因：请补充。", body, StringComparison.Ordinal);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_address_that_is_none_is_a_failure()
    {
        var options = Options.Create(new MailOptions { From = "portal@yuntai.example" });

        Assert.Throws<MailFailedException>(() => Writer(options).Write(Letter with { To = "nobody" }));
    }

    private static LetterWriter Writer(IOptions<MailOptions> options) => new(
        options,
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Site:Address", (string?)"https://portal.yuntai.example/")]).Build(),
        new Texts());

    // Reads what was sent as a mail program would: the encoded words of the subject, the body out of base64.
    private static (string Subject, string Body) Read(string message)
    {
        // Before the letter stands what was said to hand it over.
        var lines = message.ReplaceLineEndings("\n");
        lines = lines.Contains("\nDATA\n", StringComparison.Ordinal) ? lines[(lines.IndexOf("\nDATA\n", StringComparison.Ordinal) + 6)..] : lines;
        var head = lines[..lines.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", string.Empty, StringComparison.Ordinal);
        var encoded = head.Split('\n').Single(l => l.StartsWith("Subject: ", StringComparison.OrdinalIgnoreCase))["Subject: ".Length..];
        var subject = string.Concat(encoded.Split("=?utf-8?B?", StringSplitOptions.RemoveEmptyEntries)
            .Select(w => Encoding.UTF8.GetString(Convert.FromBase64String(w.Split("?=")[0]))));
        var body = lines[(lines.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Split("\n.\n")[0];
        return (subject, Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim())));
    }

    private sealed class Place(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "GovInfoReports";

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    // Speaks just enough of SMTP for one letter, and keeps what was said.
    private sealed class Server : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly StringBuilder _said = new();
        private readonly Task _talk;
        private readonly bool _refuses;

        public Server(bool refuses)
        {
            _refuses = refuses;
            _listener.Start();
            Options = Microsoft.Extensions.Options.Options.Create(new MailOptions
            {
                Host = "127.0.0.1",
                Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
                Tls = false,
                From = "portal@yuntai.example",
            });
            _talk = TalkAsync();
        }

        public IOptions<MailOptions> Options { get; }

        public async Task<string> SaidAsync()
        {
            await _talk;
            return _said.ToString();
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await Task.WhenAny(_talk, Task.Delay(100));
        }

        private async Task TalkAsync()
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using StreamReader reader = new(client.GetStream(), Encoding.UTF8);
            await using StreamWriter writer = new(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                _said.AppendLine(line);
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "RCPT" when _refuses:
                        await writer.WriteLineAsync("550 no such mailbox");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        while (await reader.ReadLineAsync() is { } text && text != ".")
                        {
                            _said.AppendLine(text);
                        }

                        _said.AppendLine(".");
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 yes");
                        break;
                }
            }
        }
    }
}
