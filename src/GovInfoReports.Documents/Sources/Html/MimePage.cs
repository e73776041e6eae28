using MimeKit;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>Takes the page out of a MIME file that holds it with its pictures, as Word and browsers save «single file web pages».</summary>
internal static class MimePage
{
    private const int Deepest = 16;

    /// <summary>The page of a file.</summary>
    public static byte[] Html(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var options = ParserOptions.Default.Clone();
        options.MaxMimeDepth = Deepest;
        try
        {
            using MemoryStream file = new(bytes.ToArray(), writable: false);
            using var message = new MimeParser(options, file, MimeFormat.Entity).ParseMessage(ct);
            var page = message.BodyParts.OfType<MimePart>().FirstOrDefault(p => p.ContentType.IsMimeType("text", "html"))?.Content ?? throw SourceRefusedException.Of(SourceRefusal.Damaged);
            using MemoryStream html = new();
            page.DecodeTo(html, ct);
            return html.ToArray();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IOException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }
}
