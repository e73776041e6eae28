using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Sources.Archives;

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
        ([0x1f, 0x8b], new(FileKind.OtherArchive, ".gz")),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], new(FileKind.OtherArchive, ".7z")),
        ("Rar!\x1a\x07"u8.ToArray(), new(FileKind.OtherArchive, ".rar")),
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
        if (start is [0x50, 0x4b, 0x03 or 0x05, 0x04 or 0x06, ..])
        {
            return OfZip(bytes, limits);
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
        _ when file.Has("Workbook") || file.Has("Book") => new(FileKind.OtherSheet, ".xls", file.HasMacros),
        _ when file.Has("MatOST") || file.Has("CONTENTS") => new(FileKind.OtherText, ".wps"),
        _ when file.Has("PowerPoint Document") => new(FileKind.Presentation, ".ppt"),
        _ => new(FileKind.Unknown, string.Empty),
    };

    private static FileNature OfZip(ReadOnlyMemory<byte> bytes, SourceLimits limits)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            var holds = ZipDirectory.Holds(stream, limits.Parts);
            if (holds is not true)
            {
                return holds is null ? new(FileKind.Damaged, ".zip") : throw SourceRefusedException.Of(SourceRefusal.ZipBomb);
            }

            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, ZipNames.Instance);
            return OfParts(zip);
        }
        catch (Exception e) when (OfficePackage.IsDamage(e))
        {
            return new(FileKind.Damaged, ".zip");
        }
    }

    private static FileNature OfParts(ZipArchive zip)
    {
        List<string> names = [.. zip.Entries.Select(e => e.FullName.Replace('\\', '/').TrimStart('/'))];
        var nature = names.Contains("[Content_Types].xml", StringComparer.OrdinalIgnoreCase) ? OfOffice(names)
            : zip.GetEntry("mimetype") is { } type ? OfOpenDocument(zip, Content(type, 100))
            : names.Contains("OFD.xml", StringComparer.OrdinalIgnoreCase) ? new(FileKind.Ofd, ".ofd")
            : new(FileKind.Archive, ".zip");
        return nature.Kind is not FileKind.Archive && zip.Entries.Any(e => e.IsEncrypted) ? new(FileKind.Encrypted, nature.Extension) : nature;
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

    private static FileNature OfOpenDocument(ZipArchive zip, string type)
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
        var hasMacros = zip.Entries.Any(e => e.FullName.StartsWith("Basic/", StringComparison.Ordinal) || e.FullName.StartsWith("Scripts/", StringComparison.Ordinal));
        return zip.GetEntry("META-INF/manifest.xml") is { } manifest && Content(manifest, MostManifest).Contains("encryption-data", StringComparison.Ordinal)
            ? new(FileKind.Encrypted, nature.Extension)
            : nature with { HasMacros = hasMacros };
    }

    private static string Content(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        var bytes = new byte[most];
        return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, most, throwOnEndOfStream: false));
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
