using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>
/// Writes the parts of a workbook one after the other, straight into the file. The parts bear one date, so that the same report
/// always gives the same bytes.
/// </summary>
/// <param name="stream">Where to; it stays open. It need not be able to seek.</param>
/// <param name="sheets">How many sheets there will be.</param>
/// <param name="changedAt">When the content was last changed, UTC.</param>
internal sealed class WorkbookPackage(Stream stream, int sheets, DateTime changedAt) : IAsyncDisposable
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    // An archive has no dates before 1980.
    private static readonly DateTime Earliest = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ZipArchive _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly DateTime _changedAt = changedAt < Earliest ? Earliest : changedAt;
    private int _written;

    /// <summary>Writes what a workbook begins with, so that programs know it by its first bytes: call it first.</summary>
    /// <param name="title">Title in the properties of the file.</param>
    /// <param name="ct">Cancels.</param>
    public async Task BeginAsync(string title, CancellationToken ct)
    {
        await AddAsync("[Content_Types].xml", WriteContentTypes, ct);
        await AddAsync("_rels/.rels", WriteRelations, ct);
        await AddAsync("xl/_rels/workbook.xml.rels", WriteWorkbookRelations, ct);
        await AddAsync("docProps/core.xml", w => WriteProperties(w, title), ct);
    }

    /// <summary>Writes a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="ct">Cancels.</param>
    public async Task AddSheetAsync(OpenXmlElement sheet, CancellationToken ct)
    {
        var part = await OpenSheetAsync(ct);
        await using (part)
        {
            await part.WriteAsync(BytesOf(sheet.WriteTo), ct);
        }
    }

    /// <summary>Opens the next sheet to write its XML.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>The stream; nothing else can be written until it is closed.</returns>
    public Task<Stream> OpenSheetAsync(CancellationToken ct) => OpenAsync(FormattableString.Invariant($"xl/worksheets/sheet{++_written}.xml"), ct);

    /// <summary>Writes what the sheets refer to: call it last.</summary>
    /// <param name="workbook">The workbook; its sheets have the relation ids <c>rId1</c> and so on in the order in which they were written.</param>
    /// <param name="styles">The looks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task FinishAsync(OpenXmlElement workbook, OpenXmlElement styles, CancellationToken ct)
    {
        await AddAsync("xl/workbook.xml", workbook.WriteTo, ct);
        await AddAsync("xl/styles.xml", styles.WriteTo, ct);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _archive.DisposeAsync();

    /// <summary>XML as bytes, without a declaration where it is a piece.</summary>
    /// <param name="write">Writes the XML.</param>
    /// <param name="isPiece">Whether it is only a piece of a part.</param>
    /// <returns>UTF-8.</returns>
    public static ReadOnlyMemory<byte> BytesOf(Action<XmlWriter> write, bool isPiece = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize,
            OmitXmlDeclaration = isPiece,
            ConformanceLevel = isPiece ? ConformanceLevel.Fragment : ConformanceLevel.Document,
        }))
        {
            write(writer);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private async Task AddAsync(string name, Action<XmlWriter> write, CancellationToken ct)
    {
        await using var part = await OpenAsync(name, ct);
        await part.WriteAsync(BytesOf(write), ct);
    }

    private Task<Stream> OpenAsync(string name, CancellationToken ct)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(_changedAt);
        return entry.OpenAsync(ct);
    }

    private void WriteProperties(XmlWriter writer, string title)
    {
        writer.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        writer.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", ExcelText.Escape(title));
        foreach (var name in (ReadOnlySpan<string>)["created", "modified"])
        {
            writer.WriteStartElement("dcterms", name, "http://purl.org/dc/terms/");
            writer.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
            writer.WriteString(XmlConvert.ToString(_changedAt, XmlDateTimeSerializationMode.Utc));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteWorkbookRelations(XmlWriter writer)
    {
        writer.WriteStartElement("Relationships", PackageRelations);
        for (var i = 1; i <= sheets; i++)
        {
            WriteRelation(writer, FormattableString.Invariant($"rId{i}"), $"{Relations}/worksheet", FormattableString.Invariant($"worksheets/sheet{i}.xml"));
        }

        WriteRelation(writer, "rStyles", $"{Relations}/styles", "styles.xml");
        writer.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter writer)
    {
        writer.WriteStartElement("Relationships", PackageRelations);
        WriteRelation(writer, "rWorkbook", $"{Relations}/officeDocument", "xl/workbook.xml");
        WriteRelation(writer, "rProperties", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        writer.WriteEndElement();
    }

    private static void WriteRelation(XmlWriter writer, string id, string type, string target)
    {
        writer.WriteStartElement("Relationship", PackageRelations);
        writer.WriteAttributeString("Id", id);
        writer.WriteAttributeString("Type", type);
        writer.WriteAttributeString("Target", target);
        writer.WriteEndElement();
    }

    private void WriteContentTypes(XmlWriter writer)
    {
        writer.WriteStartElement("Types", ContentTypes);
        WriteType(writer, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        WriteType(writer, "Default", "Extension", "xml", "application/xml");
        WriteType(writer, "Override", "PartName", "/xl/workbook.xml", $"{Spreadsheet}.sheet.main+xml");
        WriteType(writer, "Override", "PartName", "/xl/styles.xml", $"{Spreadsheet}.styles+xml");
        WriteType(writer, "Override", "PartName", "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        for (var i = 1; i <= sheets; i++)
        {
            WriteType(writer, "Override", "PartName", FormattableString.Invariant($"/xl/worksheets/sheet{i}.xml"), $"{Spreadsheet}.worksheet+xml");
        }

        writer.WriteEndElement();
    }

    private static void WriteType(XmlWriter writer, string element, string key, string value, string type)
    {
        writer.WriteStartElement(element, ContentTypes);
        writer.WriteAttributeString(key, value);
        writer.WriteAttributeString("ContentType", type);
        writer.WriteEndElement();
    }
}
