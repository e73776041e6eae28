using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Office;
using CellValue = GovInfoReports.Domain.Form.CellValue;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>A plain table as an Excel workbook: one sheet with a heading line that stays in sight; whole numbers are numbers.</summary>
public static class ExcelTable
{
    private const int WidestColumn = 60;
    private const int Padding = 3;

    /// <summary>Writes it.</summary>
    /// <param name="rows">Cells as words or <see cref="int"/>; a row may be shorter than the heading.</param>
    /// <param name="emptyRows">Rows below that are ready to be typed into, as text.</param>
    public static async Task WriteAsync(Stream stream, string sheetName, IReadOnlyList<string> heading, IReadOnlyList<IReadOnlyList<object?>> rows, DateTime at, int emptyRows, CancellationToken ct)
    {
        WorkbookStyles styles = new();
        SheetBuilder sheet = new(sheetName, styles) { FrozenRows = 1, PrintTitles = (1, 1), IsLandscape = true, IsOpen = true };
        var head = CellLook.Label with { IsBold = true, Fill = "C6D9F1", IsCentred = true };
        for (var column = 0; column < heading.Count; column++)
        {
            sheet.Text(1, column + 1, heading[column], head);
            var longest = rows.Select(r => column < r.Count ? Convert.ToString(r[column], CultureInfo.InvariantCulture) : null).Append(heading[column]).Max(t => ExcelText.Width(t ?? string.Empty));
            sheet.Width(column + 1, Math.Min(WidestColumn, longest + Padding));
        }

        foreach (var (index, row) in rows.Index())
        {
            foreach (var (column, value) in row.Index())
            {
                if (value is int number)
                {
                    sheet.Figure(index + 2, column + 1, CellValue.Of(number), CellLook.Label);
                }
                else
                {
                    sheet.Text(index + 2, column + 1, ExcelText.Parts(value as string ?? string.Empty)[0], CellLook.Label with { IsText = true });
                }
            }
        }

        for (var row = rows.Count + 2; row < rows.Count + 2 + emptyRows; row++)
        {
            for (var column = 1; column <= heading.Count; column++)
            {
                sheet.Text(row, column, string.Empty, CellLook.Input with { IsText = true });
            }
        }

        await using var package = new WorkbookPackage(stream, 1, at);
        await package.BeginAsync(sheetName, ct);
        await package.AddSheetAsync(sheet.ToWorksheet(), ct);
        var workbook = ExcelReport.WorkbookOf([sheet]);
        workbook.RemoveAllChildren<WorkbookProtection>();
        await package.FinishAsync(workbook, styles.ToStylesheet(), ct);
    }
}
