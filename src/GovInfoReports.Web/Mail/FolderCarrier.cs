using System.Net.Mail;
using GovInfoReports.Application.Notices;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Mail;

/// <summary>Writes letters into a folder as .eml files, which mail programs open.</summary>
internal sealed class FolderCarrier(IOptions<MailOptions> options, IHostEnvironment environment, LetterWriter writer) : IMailCarrier
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var folder = Path.Combine(environment.ContentRootPath, options.Value.Folder!);
        Directory.CreateDirectory(folder);

        // The client gives files names of its own; each letter gets a folder of its own for a moment and then its id as name.
        var own = Directory.CreateDirectory(Path.Combine(folder, $".{letter.Id}-{letter.At.Ticks}"));
        try
        {
            using var message = writer.Write(letter);
            using SmtpClient client = new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = own.FullName };
            await client.SendMailAsync(message, ct);
            own.GetFiles().Single().MoveTo(Path.Combine(folder, $"{letter.At:yyyyMMdd-HHmmss}-{letter.Id}.eml"), overwrite: true);
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }
}
