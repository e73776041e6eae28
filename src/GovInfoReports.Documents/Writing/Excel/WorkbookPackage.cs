using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using GovInfoReports.Documents.Office;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>
/// Writes the parts of a workbook one after the other, straight into the file. The parts bear one date, so that the same report
/// always gives the same bytes.
/// </summary>
internal sealed class WorkbookPackage : IAsyncDisposable
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    // An archive has no dates before 1980.
    private static readonly DateTime Earliest = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Stream _stream;
    private readonly int _sheets;
    private readonly Waiting _waiting = new();
    private readonly ZipArchive _archive;
    private readonly DateTime _changedAt;
    private int _written;

    /// <summary>Begins a workbook.</summary>
    /// <param name="changedAt">When the content was last changed, UTC.</param>
    public WorkbookPackage(Stream stream, int sheets, DateTime changedAt)
    {
        _stream = stream;
        _sheets = sheets;
        _changedAt = changedAt < Earliest ? Earliest : changedAt;
        _archive = new ZipArchive(_waiting, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    }

    /// <summary>How the XML of parts is written.</summary>
    public static XmlWriterSettings WriterSettings { get; } = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>Writes what a workbook begins with, so that programs know it by its first bytes: call it first.</summary>
    public async Task BeginAsync(string title, CancellationToken ct)
    {
        await AddAsync("[Content_Types].xml", WriteContentTypes, ct);
        await AddAsync("_rels/.rels", WriteRelations, ct);
        await AddAsync("xl/_rels/workbook.xml.rels", WriteWorkbookRelations, ct);
        await AddAsync("docProps/core.xml", w => WriteProperties(w, title), ct);
    }

    /// <summary>Writes a sheet.</summary>
    public async Task AddSheetAsync(OpenXmlElement sheet, CancellationToken ct)
    {
        using (var part = OpenSheet())
        {
            part.Write(BytesOf(sheet.WriteTo).Span);
        }

        await SendAsync(ct);
    }

    /// <summary>Opens the next sheet to write its XML; call <see cref="SendAsync"/> from time to time.</summary>
    public Stream OpenSheet() => Open(FormattableString.Invariant($"xl/worksheets/sheet{++_written}.xml"));

    /// <summary>Sends what was written on its way.</summary>
    public Task SendAsync(CancellationToken ct) => _waiting.SendAsync(_stream, ct);

    /// <summary>Writes what the sheets refer to: call it last.</summary>
    public async Task FinishAsync(OpenXmlElement workbook, OpenXmlElement styles, CancellationToken ct)
    {
        await AddAsync("xl/workbook.xml", workbook.WriteTo, ct);
        await AddAsync("xl/styles.xml", styles.WriteTo, ct);
    }

    public async ValueTask DisposeAsync()
    {
        _archive.Dispose();
        await SendAsync(CancellationToken.None);
        await _waiting.DisposeAsync();
    }

    private static ReadOnlyMemory<byte> BytesOf(Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, WriterSettings))
        {
            write(writer);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private Task AddAsync(string name, Action<XmlWriter> write, CancellationToken ct)
    {
        using (var part = Open(name))
        {
            part.Write(BytesOf(write).Span);
        }

        return SendAsync(ct);
    }

    private Stream Open(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(_changedAt);
        return entry.Open();
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
        for (var i = 1; i <= _sheets; i++)
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
        for (var i = 1; i <= _sheets; i++)
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

    /// <summary>
    /// What the archive has written and the stream has not taken yet: archives write without waiting, which web responses do not allow.
    /// </summary>
    private sealed class Waiting : Stream
    {
        private readonly MemoryStream _bytes = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public async Task SendAsync(Stream stream, CancellationToken ct)
        {
            await stream.WriteAsync(_bytes.GetBuffer().AsMemory(0, (int)_bytes.Length), ct);
            _bytes.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => _bytes.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _bytes.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
