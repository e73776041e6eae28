using System.Text;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>A workbook in the XML that Excel writes, part by part, so that a test can say anything.</summary>
internal sealed class WrittenWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, byte[] Bytes)> _parts = [];
    private readonly List<string> _sheets = [];

    /// <summary>What stands in the part of shared strings.</summary>
    public string Strings { get; init; } = string.Empty;

    /// <summary>Codes of number formats; the look with number 1 has the first, and so on.</summary>
    public string[] Formats { get; init; } = [];

    /// <summary>Adds a sheet.</summary>
    public WrittenWorkbook Sheet(string name, string rows, string before = "", string after = "", string attributes = "")
    {
        _sheets.Add($"<sheet name=\"{name}\" sheetId=\"{_sheets.Count + 1}\" {attributes} r:id=\"rId{_sheets.Count + 1}\"/>");
        return Part($"xl/worksheets/sheet{_sheets.Count}.xml", $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>");
    }

    /// <summary>Adds a part.</summary>
    public WrittenWorkbook Part(string name, string xml)
    {
        _parts.Add((name, Encoding.UTF8.GetBytes(xml)));
        return this;
    }

    /// <summary>Adds what a part leads to.</summary>
    public WrittenWorkbook Relate(string part, params (string Type, string Target)[] relations) => Part(
        part,
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select((r, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>");

    public byte[] ToBytes()
    {
        Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(_sheets)}</sheets></workbook>");
        Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{Strings}</sst>");
        Part(
            "xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><numFmts>{string.Concat(Formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(f)}\"/>"))}</numFmts>"
            + $"<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>{string.Concat(Formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>"))}</cellXfs></styleSheet>");
        Relate("_rels/.rels", ("officeDocument", "xl/workbook.xml"));
        Relate("xl/_rels/workbook.xml.rels", [.. _sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]);
        return OfficePackageTests.Zip([.. _parts]);
    }

    /// <summary>A cell with words.</summary>
    public static string Words(string address, string text) => $"<c r=\"{address}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>A cell with a number.</summary>
    public static string Number(string address, string number, int look = 0) => $"<c r=\"{address}\" s=\"{look}\"><v>{number}</v></c>";
}
