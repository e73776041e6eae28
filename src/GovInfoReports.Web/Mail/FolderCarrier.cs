using GovInfoReports.Application.Notices;
using Microsoft.Extensions.Options;
using MimeKit;

namespace GovInfoReports.Web.Mail;

/// <summary>Writes letters into a folder as .eml files, which mail programs open.</summary>
internal sealed class FolderCarrier(IOptions<MailOptions> options, IHostEnvironment environment, LetterWriter writer) : IMailCarrier
{
    private static readonly FormatOptions AsSent = new() { NewLineFormat = NewLineFormat.Dos };

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, options.Value.Folder!)).FullName;
        var file = Path.Combine(folder, $"{letter.At:yyyyMMdd-HHmmss}-{letter.Id}.eml");

        // Whoever watches the folder sees whole letters only.
        var unfinished = Path.Combine(folder, $".{letter.Id}-{letter.At.Ticks}");
        using var message = writer.Write(letter);
        await message.WriteToAsync(AsSent, unfinished, ct);
        File.Move(unfinished, file, overwrite: true);
    }
}
