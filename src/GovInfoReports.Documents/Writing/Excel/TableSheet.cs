using System.Globalization;
using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>A table of the report on a sheet of its own, as it stands on paper, with a column for findings at its right.</summary>
internal sealed class TableSheet
{
    private const int FirstRow = 3;
    private const double PageWidth = 98;
    private const double RemarkWidth = 60;
    private const string BannerFill = "C6D9F1";
    private const string TotalFill = "F2F2F2";
    private const string FaultFill = "FFC7CE";
    private const string ConcernedFill = "FDEDED";
    private const string KeptFill = "FFEB9C";

    private readonly ReportDocument _report;
    private readonly FormTable _table;
    private readonly TableLayout _layout;
    private readonly IReadOnlyList<PlacedCell> _placed;
    private readonly SheetBuilder _sheet;
    private readonly CodeSheet _codes;
    private readonly double[] _widths;
    private readonly Dictionary<CellId, (int Row, int Column)> _places;
    private readonly SortedDictionary<int, List<string>> _remarks = [];
    private readonly HashSet<CellId> _atFault;
    private readonly HashSet<CellId> _concerned;

    public TableSheet(ReportDocument report, SheetSection section, SheetBuilder sheet, CodeSheet codes, IReadOnlyList<Finding> findings)
    {
        _report = report;
        _table = section.Table!;
        _layout = TableLayout.For(_table);
        _placed = PlacedCell.Of(_layout);
        _sheet = sheet;
        _codes = codes;
        _widths = WidthsOf(_layout);
        _places = _placed.Where(p => p.Cell.Cell is not null).ToDictionary(p => p.Cell.Cell!.Id, p => (FirstRow + p.Row, p.Column + 1));
        var own = findings.Where(f => f.Cells.Any(_places.ContainsKey)).ToList();
        _atFault = [.. own.Where(f => f.Tier != Tier.Hint).Select(f => f.Cells[0])];
        _concerned = [.. own.Where(f => f.Tier != Tier.Hint).SelectMany(f => f.Cells)];
        Write(section.Heading);
        foreach (var finding in own)
        {
            Remark(finding.Cells.First(_places.ContainsKey), FindingWords.Sentence(finding));
        }

        WriteRemarks();
    }

    /// <summary>Address of each figure.</summary>
    public IEnumerable<KeyValuePair<CellId, string>> Addresses => _places.Select(p => KeyValuePair.Create(p.Key, SheetAddress.Of(p.Value.Row, p.Value.Column)));

    private int RemarkColumn => _layout.Columns + 2;

    private static double[] WidthsOf(TableLayout layout)
    {
        var figures = layout.Columns - layout.LabelColumns;
        var labels = layout.LabelColumns == 0 ? 0 : layout.LabelColumns == 1 ? 26 : 30 + (9 * (layout.LabelColumns - 1));
        var widths = new double[layout.Columns];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = i >= layout.LabelColumns ? Math.Clamp((PageWidth - labels) / figures, 6.5, 20)
                : i == layout.LabelColumns - 1 ? Math.Min(30, labels)
                : 9;
        }

        return widths;
    }

    private void Write(string heading)
    {
        for (var i = 0; i < _widths.Length; i++)
        {
            _sheet.Width(i + 1, _widths[i]);
        }

        _sheet.Width(RemarkColumn - 1, 2);
        _sheet.Width(RemarkColumn, RemarkWidth);
        var title = new CellLook { IsBold = true, Size = 14, IsWrapped = true };
        _sheet.Text(1, 1, heading, title);
        _sheet.Merge(1, 1, 1, _layout.Columns, title);
        _codes.Add(SheetCodes.Label, _sheet.Name, SheetAddress.Of(1, 1), heading);
        var hint = Messages.Get(_report.PublishedEdition is null ? "Excel_TableHint" : "Excel_TableHintPublic");
        _codes.Add(SheetCodes.Aside, _sheet.Name, SheetAddress.Of(1, RemarkColumn), hint);
        _sheet.Text(1, RemarkColumn, hint, CellLook.Remark);
        _sheet.Lines(1, ExcelText.Lines(hint, RemarkWidth));
        foreach (var placed in _placed)
        {
            if (placed.Cell.Cell is { } cell)
            {
                WriteFigure(placed, cell);
            }
            else
            {
                WriteLabel(placed);
            }
        }

        // Who reads a published report fills nothing in.
        if (_report.PublishedEdition is null)
        {
            Validate();
        }
        var headerRows = _layout.Rows.TakeWhile(r => r.IsHeader).Count();
        _sheet.FrozenRows = headerRows == 0 ? 0 : FirstRow + headerRows - 1;
        _sheet.PrintTitles = headerRows == 0 ? (1, 1) : (1, FirstRow + headerRows - 1);
    }

    private void WriteLabel(PlacedCell placed)
    {
        var cell = placed.Cell;
        var (row, column) = (FirstRow + placed.Row, placed.Column + 1);
        var look = CellLook.Label with
        {
            Fill = cell.Kind == LayoutCellKind.Banner ? BannerFill : null,
            IsCentred = cell.Kind is LayoutCellKind.ColumnHeader || (cell.Kind == LayoutCellKind.Corner && cell.Text.Length <= 10),
        };
        _sheet.Text(row, column, cell.Text, look);
        _sheet.Merge(row, column, row + cell.RowSpan - 1, column + cell.ColumnSpan - 1, look);
        _codes.Add(SheetCodes.Label, _sheet.Name, SheetAddress.Of(row, column), cell.Text);
        var lines = ExcelText.Lines(cell.Text, _widths.Skip(placed.Column).Take(cell.ColumnSpan).Sum());
        for (var i = 0; i < cell.RowSpan; i++)
        {
            _sheet.Lines(row + i, Math.Max(1, (double)lines / cell.RowSpan));
        }
    }

    private void WriteFigure(PlacedCell placed, FormCell cell)
    {
        var (row, column) = _places[cell.Id];
        var value = _report.Content.Figures[cell.Id];
        var equation = _report.Edition.TotalOf(cell.Id);
        var sum = equation is null ? null : Totals.SumOf(equation, _report.Content.Figures);
        var follows = equation is not null && !value.IsNotApplicable && value.Number == sum;
        var isKept = equation is not null && !follows && !(value.IsNotApplicable && sum is null or 0);
        var look = CellLook.Input with
        {
            IsCentred = true,
            IsUnlocked = !follows,
            Fill = _atFault.Contains(cell.Id) ? FaultFill
                : isKept ? KeptFill
                : _concerned.Contains(cell.Id) ? ConcernedFill
                : follows ? TotalFill
                : null,
        };
        if (follows)
        {
            _sheet.Formula(row, column, FormulaOf(equation!, cell.Format), value.Number, look);
        }
        else
        {
            _sheet.Figure(row, column, value, look);
        }

        if (isKept)
        {
            Remark(cell.Id, KeptSentence(cell, value, sum));
        }

        _sheet.Merge(row, column, row, column + placed.Cell.ColumnSpan - 1, look);
        _sheet.Lines(row, 1);
        _codes.AddFigure(_sheet.Name, SheetAddress.Of(row, column), cell);
    }

    private static string KeptSentence(FormCell cell, CellValue value, decimal? sum) =>
        sum is not { } known ? Messages.Get("Excel_TotalUnknown", cell.Name, cell.Format.Show(value))
        : value.IsBlank ? Messages.Get("Excel_TotalBlank", cell.Name, cell.Format.Show(CellValue.Of(known)))
        : Messages.Get("Excel_TotalKept", cell.Name, cell.Format.Show(value), cell.Format.Show(CellValue.Of(known)));

    // A sum with a blank part is not known; text, which is what does not apply, adds nothing.
    private string FormulaOf(FormEquation equation, CellFormat format)
    {
        var ranges = SheetAddress.Ranges(equation.Right.Select(c => _places[c]));
        var blanks = string.Join('+', ranges.Select(r => $"COUNTBLANK({r})"));
        var sum = $"SUM({string.Join(',', ranges)})";
        var rounded = format.Scale == 0 ? sum : string.Create(CultureInfo.InvariantCulture, $"ROUND({sum},{format.Scale})");
        return $"IF({blanks}>0,\"\",{rounded})";
    }

    private void Validate()
    {
        List<PlacedCell> run = [];
        foreach (var placed in _placed.Where(p => p.Cell.Cell is not null))
        {
            if (run.Count > 0 && !(run[^1].Row == placed.Row
                && run[^1].Column + run[^1].Cell.ColumnSpan == placed.Column
                && run[^1].Cell.Cell!.Format == placed.Cell.Cell!.Format
                && run[^1].Cell.Cell!.Row == placed.Cell.Cell.Row))
            {
                Validate(run);
                run = [];
            }

            run.Add(placed);
        }

        Validate(run);
    }

    private void Validate(List<PlacedCell> run)
    {
        var first = run[0].Cell.Cell!;
        var row = FirstRow + run[0].Row;
        _sheet.Validate(
            SheetAddress.Range(row, run[0].Column + 1, row, run[^1].Column + run[^1].Cell.ColumnSpan),
            InputRule.Formula(first.Format, SheetAddress.Of(row, run[0].Column + 1)),
            InputRule.Sentence(first.Format),
            first.Row.Help);
    }

    private void Remark(CellId cell, string words)
    {
        var row = _places[cell].Row;
        if (!_remarks.TryGetValue(row, out var remarks))
        {
            _remarks[row] = remarks = [];
        }

        remarks.Add(words);
    }

    private void WriteRemarks()
    {
        if (_remarks.Count == 0)
        {
            _sheet.PrintArea = SheetAddress.Range(1, 1, FirstRow + _layout.Rows.Count - 1, _layout.Columns);
            return;
        }

        _sheet.IsLandscape = true;
        _sheet.Text(FirstRow - 1, RemarkColumn, Messages.Get("Excel_Remarks"), CellLook.Remark with { IsBold = true });
        foreach (var (row, remarks) in _remarks)
        {
            // A cell has an end; the sheet of findings has them all.
            var text = ExcelText.Parts(string.Join('\n', remarks))[0];
            _sheet.Text(row, RemarkColumn, text, CellLook.Remark with { Color = "9C0006" });
            _sheet.Lines(row, ExcelText.Lines(text, RemarkWidth));
        }
    }
}
