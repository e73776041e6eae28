using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain;
using SharpCompress.Archives;

namespace GovInfoReports.Documents.Sources.Kinds;

/// <summary>Tells what a file is by its content. Its name helps only where text could be several things.</summary>
internal static partial class FileKinds
{
    private const int HeadLength = 4096;
    private const string Spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet";
    private const int MostManifest = 1024 * 1024;

    private static readonly (byte[] Magic, FileNature Nature)[] Magics =
    [
        ("%PDF-"u8.ToArray(), new(FileKind.Pdf, ".pdf")),
        ("{\\rtf"u8.ToArray(), new(FileKind.OtherText, ".rtf")),
        ([0x89, 0x50, 0x4e, 0x47], new(FileKind.Image, ".png")),
        ([0xff, 0xd8, 0xff], new(FileKind.Image, ".jpg")),
        ("GIF8"u8.ToArray(), new(FileKind.Image, ".gif")),
        ("II*\0"u8.ToArray(), new(FileKind.Image, ".tif")),
        ("MM\0*"u8.ToArray(), new(FileKind.Image, ".tif")),
        ("BM"u8.ToArray(), new(FileKind.Image, ".bmp")),
    ];

    private static readonly SearchValues<string> Claims = SearchValues.Create([".HTM", ".HTML", ".SHTML", ".XHTML", ".ASPX", ".JSP", ".PHP", ".DOC", ".XLS", ".WPS", ".ET"], StringComparison.Ordinal);

    /// <summary>Tells what a file is.</summary>
    /// <param name="fileName">Its name, or <see langword="null"/>.</param>
    public static FileNature Of(ReadOnlyMemory<byte> bytes, string? fileName, SourceLimits limits)
    {
        var start = bytes.Span;
        if (ArchiveFormats.Of(start) is { } archive)
        {
            return archive == ".zip" ? OfZip(bytes, limits) : new(FileKind.Archive, archive);
        }

        if (start is [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..])
        {
            return OfCompound(CompoundFile.Open(bytes));
        }

        foreach (var (magic, nature) in Magics)
        {
            // «BM» begins texts too; a bitmap goes on with sizes, which hold zeros.
            if (start.StartsWith(magic) && (nature.Extension != ".bmp" || start[..Math.Min(start.Length, 26)].Contains((byte)0)))
            {
                return nature;
            }
        }

        return OfText(bytes, Path.GetExtension(fileName ?? string.Empty).ToUpperInvariant());
    }

    private static FileNature OfCompound(CompoundFile? file) => file switch
    {
        null => new(FileKind.Damaged, ".doc"),
        { IsEncrypted: true } => new(FileKind.Encrypted, ".doc"),
        _ when file.Has("WordDocument") => new(FileKind.OtherText, ".doc", file.HasMacros),
        _ when file.Has("Workbook") || file.Has("Book") => new(FileKind.CompoundExcel, ".xls", file.HasMacros),
        _ when file.Has("MatOST") || file.Has("CONTENTS") => new(FileKind.OtherText, ".wps"),
        _ when file.Has("PowerPoint Document") => new(FileKind.Presentation, ".ppt"),
        _ => new(FileKind.Unknown, string.Empty),
    };

    private static FileNature OfZip(ReadOnlyMemory<byte> bytes, SourceLimits limits)
    {
        try
        {
            using MemoryStream stream = new(bytes.ToArray(), writable: false);
            using var zip = PackedFiles.Open(stream, limits, new ArchiveBudget(limits, time => new WorkBudget(time, CancellationToken.None)));
            return OfParts(zip.Entries);
        }
        catch (SourceRefusedException e) when (e.Refusal == SourceRefusal.Damaged)
        {
            return new(FileKind.Damaged, ".zip");
        }
    }

    private static FileNature OfParts(IReadOnlyList<IArchiveEntry> parts)
    {
        List<string> names = [.. parts.Select(p => (p.Key ?? string.Empty).Replace('\\', '/').TrimStart('/'))];
        var nature = names.Contains("[Content_Types].xml", StringComparer.OrdinalIgnoreCase) ? OfOffice(names)
            : parts.FirstOrDefault(p => p.Key == "mimetype") is { } type ? OfOpenDocument(parts, Content(type, 100))
            : names.Contains("OFD.xml", StringComparer.OrdinalIgnoreCase) ? new(FileKind.Ofd, ".ofd")
            : new(FileKind.Archive, ".zip");
        return nature.Kind is not FileKind.Archive && parts.Any(p => p.IsEncrypted) ? new(FileKind.Encrypted, nature.Extension) : nature;
    }

    private static FileNature OfOffice(List<string> names)
    {
        var hasMacros = names.Exists(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        return names.Exists(n => n.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? new(FileKind.Word, ".docx", hasMacros)
            : names.Contains("xl/workbook.bin", StringComparer.OrdinalIgnoreCase) ? new(FileKind.OtherSheet, ".xlsb", hasMacros)
            : names.Exists(n => n.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? new(FileKind.Excel, ".xlsx", hasMacros)
            : names.Exists(n => n.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) ? new(FileKind.Presentation, ".pptx")
            : new(FileKind.Unknown, string.Empty);
    }

    private static FileNature OfOpenDocument(IReadOnlyList<IArchiveEntry> parts, string type)
    {
        const string Prefix = "application/vnd.oasis.opendocument.";
        if (!type.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new(FileKind.Archive, ".zip");
        }

        var nature = type[Prefix.Length..].Trim() switch
        {
            "text" or "text-template" => new FileNature(FileKind.OtherText, ".odt"),
            "spreadsheet" or "spreadsheet-template" => new(FileKind.OtherSheet, ".ods"),
            "presentation" => new(FileKind.Presentation, ".odp"),
            _ => new(FileKind.Unknown, string.Empty),
        };
        var hasMacros = parts.Any(p => p.Key is { } name && (name.StartsWith("Basic/", StringComparison.Ordinal) || name.StartsWith("Scripts/", StringComparison.Ordinal)));
        return parts.FirstOrDefault(p => p.Key == "META-INF/manifest.xml") is { } manifest && Content(manifest, MostManifest).Contains("encryption-data", StringComparison.Ordinal)
            ? new(FileKind.Encrypted, nature.Extension)
            : nature with { HasMacros = hasMacros };
    }

    private static string Content(IArchiveEntry part, int most)
    {
        try
        {
            using var stream = PackedFiles.OpenAlone(part);
            var bytes = new byte[most];
            return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    private static FileNature OfText(ReadOnlyMemory<byte> bytes, string extension)
    {
        var head = HeadOf(bytes.Span[..Math.Min(bytes.Length, HeadLength)]);
        var start = Opening().Replace(head, string.Empty);
        if (MimeHeader().IsMatch(start) && start.Contains("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return new(FileKind.MimePage, ".mht");
        }

        if (start.StartsWith('<'))
        {
            if (OfficeXml().IsMatch(head) && head.Contains("<!", StringComparison.Ordinal) && DocumentType().IsMatch(head))
            {
                throw SourceRefusedException.Of(SourceRefusal.UnsafeXml);
            }

            return WebPage().IsMatch(start) ? new(FileKind.WebPage, ".html")
                : head.Contains(Spreadsheet, StringComparison.Ordinal) ? new(FileKind.OtherSheet, ".xml")
                : OfficeXml().IsMatch(head) ? new(FileKind.OtherText, ".xml")
                : Tag().IsMatch(start) && extension is not (".MD" or ".MARKDOWN") ? new(FileKind.WebPage, ".html")
                : new(FileKind.Text, ".txt");
        }

        return (extension == ".JSON" && start is ['{' or '[', ..]) || JsonObject().IsMatch(start) ? new(FileKind.Json, ".json")
            : Claims.Contains(extension) && WebPage().IsMatch(head) ? new(FileKind.WebPage, ".html")
            : new(FileKind.Text, extension is ".MD" or ".MARKDOWN" ? ".md" : ".txt");
    }

    // Marks are in ASCII in every encoding but UTF-16.
    private static string HeadOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xff, 0xfe, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xfe, 0xff, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [0xef, 0xbb, 0xbf, .. var rest] => Encoding.Latin1.GetString(rest),
        [(byte)'<', 0, ..] => Encoding.Unicode.GetString(head),
        _ => Encoding.Latin1.GetString(head),
    };

    [GeneratedRegex(@"\A(\s+|<\?xml[^>]*>|<!--.*?-->)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\A(MIME-Version|From|Subject|Date|Content-Type)\s*:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MimeHeader();

    [GeneratedRegex(@"<(!doctype\s+html|html|head|body)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex WebPage();

    [GeneratedRegex(@"\A<(div|table|p|span|section|article|meta|title|style|link|center|h[1-6]|ul|ol|font|script)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"schemas\.microsoft\.com/office/word/2003/wordml|<office:document\b|urn:schemas-microsoft-com:office:spreadsheet", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfficeXml();

    [GeneratedRegex(@"<!(DOCTYPE|ENTITY)\b(?!\s+html)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DocumentType();

    [GeneratedRegex(@"\A\{\s*(""[^""]{0,200}""\s*:|\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonObject();
}
