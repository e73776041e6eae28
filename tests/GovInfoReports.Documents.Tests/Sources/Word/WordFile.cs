using System.IO.Compression;
using System.Security;
using System.Text;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Word;

namespace GovInfoReports.Documents.Tests.Sources.Word;

/// <summary>A small Word file, put together from the XML of its body.</summary>
internal sealed class WordFile(string body)
{
    public const string Namespaces =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
        """;

    private const string RelationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private readonly List<string> _relations = [];
    private readonly Dictionary<string, byte[]> _parts = [];

    /// <summary>A file of these paragraphs and tables.</summary>
    public static WordFile Of(params string[] blocks) => new(string.Concat(blocks));

    /// <summary>A paragraph of these runs; words without markup become a run.</summary>
    public static string P(string content, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr>{(content.StartsWith('<') || content.Length == 0 ? content : R(content))}</w:p>";

    /// <summary>A run.</summary>
    public static string R(string text, string look = "") => $"<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/>{string.Concat(rows)}</w:tbl>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    /// <summary>A row of cells with these words.</summary>
    public static string Texts(params string[] texts) => Row([.. texts.Select(t => Cell(t))]);

    /// <summary>A cell; words without markup become a paragraph.</summary>
    public static string Cell(string content = "", string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{(content.StartsWith('<') ? content : P(content))}</w:tc>";

    /// <summary>Adds a part that the body has a relation to.</summary>
    public WordFile With(string type, string name, string xml, string? id = null)
    {
        _relations.Add($"<Relationship Id=\"{id ?? name}\" Type=\"{RelationTypes}{type}\" Target=\"{name}\"/>");
        _parts[$"word/{name}"] = Encoding.UTF8.GetBytes(xml);
        return this;
    }

    /// <summary>Adds an address outside the file.</summary>
    public WordFile WithAddress(string id, string address, string type = "hyperlink")
    {
        _relations.Add($"<Relationship Id=\"{id}\" Type=\"{RelationTypes}{type}\" Target=\"{address}\" TargetMode=\"External\"/>");
        return this;
    }

    public WordFile WithStyles(string styles) => With("styles", "styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>");

    public WordFile WithNumbering(string numbering) => With("numbering", "numbering.xml", $"<w:numbering {Namespaces}>{numbering}</w:numbering>");

    public WordFile WithFootnotes(string footnotes, string kind = "footnote") => With($"{kind}s", $"{kind}s.xml", $"<w:{kind}s {Namespaces}>{footnotes}</w:{kind}s>");

    public byte[] ToBytes(string? document = null)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{RelationTypes}officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Add(archive, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(_relations)}</Relationships>");
            Add(archive, "word/document.xml", document ?? $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>");
            foreach (var (name, bytes) in _parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public SourceDocument Read(SourceLimits? limits = null) => WordSource.Read(ToBytes(), limits ?? new SourceLimits(), CancellationToken.None);

    /// <summary>The lines read from the file.</summary>
    public string[] Lines() => [.. Read().Entries.Select(e => e.Text)];

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
