using GovInfoReports.Documents.Office;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>Names places of a workbook as people in offices do.</summary>
internal static class Places
{
    public static string Cell(string sheet, int row, int column) => Messages.Get("Excel_Cell", sheet, SheetAddress.Of(row, column));

    public static string Row(string sheet, int row) => Messages.Get("Excel_Row", sheet, row);
}
