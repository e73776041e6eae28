using System.Globalization;
using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>
/// The hidden sheet of a workbook of the portal: which cell holds which figure or text, and which words stand beside them, so
/// that a workbook in which rows were inserted or deleted is not taken at its word. Its lines are the lines of the sheet.
/// </summary>
internal sealed class CodeSheet
{
    private readonly List<CodeLine> _lines = [];

    public CodeSheet(ReportDocument report)
    {
        Add(SheetCodes.Format, string.Empty, string.Empty, SheetCodes.Marker, SheetCodes.Version.ToString(CultureInfo.InvariantCulture));
        Add(SheetCodes.Form, string.Empty, string.Empty, report.Edition.Id);
        Add(SheetCodes.UnitCode, string.Empty, string.Empty, report.UnitCode);
        Add(SheetCodes.UnitName, string.Empty, string.Empty, report.UnitName);
        Add(SheetCodes.Year, string.Empty, string.Empty, report.Year.ToString(CultureInfo.InvariantCulture));
    }

    public void Add(string kind, string sheet, string address, string code, params IReadOnlyList<string> values) => _lines.Add(new CodeLine(kind, sheet, address, code, values));

    public void AddFigure(string sheet, string address, FormCell cell) => Add(
        SheetCodes.Figure,
        sheet,
        address,
        cell.Id.ToString(),
        cell.Format.Unit,
        cell.Format.Minimum.ToString(CultureInfo.InvariantCulture),
        cell.Format.Maximum.ToString(CultureInfo.InvariantCulture),
        cell.Format.Scale.ToString(CultureInfo.InvariantCulture));

    public SheetBuilder Build(string name, WorkbookStyles styles)
    {
        SheetBuilder sheet = new(name, styles) { IsHidden = true };
        var look = new CellLook { IsText = true };
        CodeLine end = new(SheetCodes.End, string.Empty, string.Empty, _lines.Count.ToString(CultureInfo.InvariantCulture), []);
        foreach (var (index, line) in _lines.Append(end).Index())
        {
            IEnumerable<string> texts = [line.Kind, line.Sheet, line.Address, line.Code, .. line.Values];
            foreach (var (column, text) in texts.Index().Where(t => t.Item.Length > 0))
            {
                sheet.Text(index + 1, column + 1, text, look);
            }
        }

        return sheet;
    }
}
