using System.Globalization;
using System.Text;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.TestSupport.Attack;

/// <summary>Files of every format that is read, made of <see cref="RepeatedPatterns"/>.</summary>
internal static class AttackFiles
{
    private const string Title = "某镇2023年政府信息公开工作年度报告";
    private const string PartName = "11 0 R ";
    private const string Heading = "一、总体情况";
    private const string Document = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>What the start of a text is, so that it is read as a report.</summary>
    public const string Start = $"{Title}\n{Heading}\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AttackFile> All { get; } =
    [
        .. Of(".txt", RepeatedPatterns.Lines, (p, n) => Bytes(Start + Repeated(p, n))),
        .. Of(".md", [.. RepeatedPatterns.Lines, .. RepeatedPatterns.Markdown], (p, n) => Bytes(Start + Repeated(p, n))),
        .. Of(".html", RepeatedPatterns.Markup, (p, n) => Bytes(Page(p, n))),
        .. Of(".docx", RepeatedPatterns.Word, (p, n) => Word(Repeated(p, n))),
        .. Of(".docx", RepeatedPatterns.WordRuns, (p, n) => Word($"<w:p>{Repeated(p, n)}</w:p>")),
        .. Of(".xlsx", RepeatedPatterns.Rows, (p, n) => Excel(Repeated(p, n))),
        .. Of(".pdf", RepeatedPatterns.PdfObjects, Damaged),
        .. Of(".pdf", RepeatedPatterns.PdfDrawing, (p, n) => PdfCarrier.File([Repeated(p, n)])),
        .. Of(".pdf", ["q Q ", "1 2 m "], (p, n) => PartNamed(Repeated(p, n / 2), n / 2 / PartName.Length)),
        .. Of(".json", RepeatedPatterns.Json, (p, n) => Bytes("{\"a\":[" + Repeated(p, n))),
        .. Of(".zip", ["a"], (_, n) => Carrier.ZipBytes([.. Enumerable.Range(0, n / 100).Select(i => ($"{i}.txt", Bytes("a")))])),
    ];

    /// <summary>A pattern over and over.</summary>
    public static string Repeated(string pattern, int length) => new StringBuilder().Insert(0, pattern, Math.Max(1, length / Encoding.UTF8.GetByteCount(pattern))).ToString();

    /// <summary>A web page with a pattern in its text.</summary>
    public static string Page(string pattern, int length) => $"<html><body><p>{Title}</p><p>{Heading}</p><p>{Repeated(pattern, length)}";

    /// <summary>A PDF of one page that names the part of what it draws so many times.</summary>
    public static byte[] PartNamed(string drawing, int times) => PdfCarrier.File([drawing], more: $"/Contents[{Repeated(PartName, times * PartName.Length)}]");

    private static IEnumerable<AttackFile> Of(string extension, IEnumerable<string> patterns, Func<string, int, byte[]> make) =>
        patterns.Select(p => new AttackFile(extension, p, n => make(p, n)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Damaged(string pattern, int length)
    {
        StringBuilder file = new("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[10 0 R]/Count 1>>\nendobj\n");
        for (var number = 10; file.Length < length; number++)
        {
            file.Append(pattern.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("@", (number + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        return Bytes($"{file}\ntrailer\n<</Root 1 0 R>>\nstartxref\n99999999\n%%EOF");
    }

    private static byte[] Word(string body) => Carrier.Zip(
        ("[Content_Types].xml", Types("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")),
        ("_rels/.rels", Related("officeDocument", "word/document.xml")),
        ("word/document.xml", $"<w:document xmlns:w=\"{Document}\"><w:body><w:p><w:r><w:t>{Title}</w:t></w:r></w:p><w:p><w:r><w:t>{Heading}</w:t></w:r></w:p>{body}</w:body></w:document>"));

    private static byte[] Excel(string rows) => Carrier.Zip(
        ("[Content_Types].xml", Types("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
        ("_rels/.rels", Related("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Related("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Sheet}\"><sheetData>{rows}</sheetData></worksheet>"));

    private static string Types(string part, string type) =>
        $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"{part}\" ContentType=\"{type}\"/></Types>";

    private static string Related(string type, string target) =>
        $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/{type}\" Target=\"{target}\"/></Relationships>";
}
