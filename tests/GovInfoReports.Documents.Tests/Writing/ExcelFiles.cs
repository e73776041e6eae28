using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Excel;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Domain.Checks;
using Worksheet = DocumentFormat.OpenXml.Spreadsheet.Worksheet;

namespace GovInfoReports.Documents.Tests.Writing;

/// <summary>Workbooks as other programs see them.</summary>
internal static class ExcelFiles
{
    public static async Task<byte[]> WriteAsync(ReportDocument report, CheckReport? checks = null)
    {
        using var stream = new MemoryStream();
        await ExcelReport.WriteAsync(stream, report, checks, CancellationToken.None);
        return stream.ToArray();
    }

    public static SourceDocument Read(byte[] bytes) => ExcelSource.Read(bytes, new SourceLimits(), CancellationToken.None);

    public static void AssertValid(byte[] bytes)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.Empty(errors);
    }

    /// <summary>Changes a workbook as another program would.</summary>
    public static byte[] Change(byte[] bytes, Action<WorkbookPart> change)
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var package = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            change(package.WorkbookPart!);
        }

        return stream.ToArray();
    }

    public static Worksheet Sheet(WorkbookPart workbook, string name) =>
        ((WorksheetPart)workbook.GetPartById(workbook.Workbook.Descendants<Sheet>().Single(s => s.Name == name).Id!)).Worksheet;

    public static Cell Cell(WorkbookPart workbook, string sheet, string address) =>
        Sheet(workbook, sheet).Descendants<Cell>().Single(c => c.CellReference == address);

    /// <summary>Types something into a cell.</summary>
    public static void Type(WorkbookPart workbook, string sheet, string address, string text, CellValues? type = null)
    {
        var cell = Cell(workbook, sheet, address);
        cell.CellFormula = null;
        cell.InlineString = type == CellValues.InlineString ? new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) : null;
        cell.CellValue = type == CellValues.InlineString ? null : new CellValue(text);
        cell.DataType = type;
    }

    /// <summary>Sheet and address of a figure.</summary>
    public static (string Sheet, string Address) PlaceOf(SourceDocument source, string code)
    {
        var place = source.Coded!.Cells.Single(c => c.Cell == code).Place!;
        return (place[(place.IndexOf('“', StringComparison.Ordinal) + 1)..place.LastIndexOf('”')], place[(place.LastIndexOf('”') + 1)..]);
    }
}
