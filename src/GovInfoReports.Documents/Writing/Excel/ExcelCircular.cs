using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Office;
using CellValue = GovInfoReports.Domain.Form.CellValue;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>Writes a circular 通报 as an Excel workbook: title, counts and the table with a row a unit on one sheet that may be changed.</summary>
public static class ExcelCircular
{
    private const int TitleRow = 1;
    private const int OpeningRow = 2;
    private const int CountsRow = 3;
    private const int HeadingRow = 5;

    // Width of a Chinese character in widths of columns, and the space beside it.
    private const int Character = 2;
    private const int Padding = 2;
    private const int LinesOfOpening = 2;
    private const int LinesOfHeading = 2;

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(Stream stream, string name, CircularDocument circular, CancellationToken ct)
    {
        WorkbookStyles styles = new();
        SheetBuilder sheet = new(name, styles) { FrozenRows = HeadingRow, PrintTitles = (HeadingRow, HeadingRow), IsLandscape = true, IsOpen = true };
        var columns = circular.Columns.Count;
        Across(sheet, TitleRow, columns, circular.Title, new CellLook { IsBold = true, Size = 16, IsCentred = true, IsWrapped = true }, 2);
        var opening = new CellLook { IsWrapped = true, IsAtTop = true };
        Across(sheet, OpeningRow, columns, string.Join('\n', circular.Opening), opening, LinesOfOpening * circular.Opening.Count);
        sheet.Lines(HeadingRow, LinesOfHeading);
        var head = CellLook.Label with { IsBold = true, Fill = "C6D9F1", IsCentred = true };
        foreach (var (index, (label, count)) in circular.Counts.Index())
        {
            // The first column is that of the numbers of lines, and too narrow.
            sheet.Text(CountsRow, index + 2, label, head);
            sheet.Figure(CountsRow + 1, index + 2, CellValue.Of(count), CellLook.Label with { IsCentred = true });
        }

        foreach (var (index, column) in circular.Columns.Index())
        {
            sheet.Text(HeadingRow, index + 1, column.Heading, head);
            sheet.Width(index + 1, WidthOf(column) + Padding);
        }

        foreach (var (index, row) in circular.Rows.Index())
        {
            Row(sheet, HeadingRow + 1 + index, row, circular.Columns);
        }

        await using var package = new WorkbookPackage(stream, 1, circular.WrittenAt);
        await package.BeginAsync(circular.Title, ct);
        await package.AddSheetAsync(sheet.ToWorksheet(), ct);
        var workbook = ExcelReport.WorkbookOf([sheet]);
        workbook.RemoveAllChildren<WorkbookProtection>();
        await package.FinishAsync(workbook, styles.ToStylesheet(), ct);
    }

    private static void Row(SheetBuilder sheet, int at, IReadOnlyList<object> row, IReadOnlyList<CircularColumn> columns)
    {
        foreach (var (index, value) in row.Index())
        {
            var look = CellLook.Label with { IsCentred = !columns[index].IsText, IsText = value is string };
            if (value is int number)
            {
                sheet.Figure(at, index + 1, CellValue.Of(number), look);
            }
            else
            {
                var text = ExcelText.Parts((string)value)[0];
                sheet.Text(at, index + 1, text, look);
                sheet.Lines(at, Math.Ceiling((double)ExcelText.Width(text) / WidthOf(columns[index])));
            }
        }
    }

    // A sheet has more room for words than a page.
    private static int WidthOf(CircularColumn column) => column.Width * Character * (column.IsText ? 2 : 1);

    private static void Across(SheetBuilder sheet, int row, int columns, string text, CellLook look, int lines)
    {
        sheet.Text(row, 1, ExcelText.Parts(text)[0], look);
        sheet.Merge(row, 1, row, columns, look);
        sheet.Lines(row, lines);
    }
}
