using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>A table of the form with its official merged headers, as large as fits on one page.</summary>
internal sealed class OfficialTable
{
    private const double LineHeight = 1.3;
    private const double SidePadding = 3;
    private const double SmallestFigure = 5;
    private const int WidestLabel = 14;
    private const int NarrowestLabel = 8;

    // Size of the characters and space above them, from the best to the last that can still be read well.
    private static readonly (double Size, double Above)[] Sizes =
        [(10.5, 5), (10.5, 4), (10.5, 3), (10.5, 2), (10, 2), (9.5, 2), (9, 2), (9, 1.5), (8.5, 1.5)];

    private static readonly (double Size, double Above) BrokenSize = (9, 3);

    private readonly Typesetter _typesetter;
    private readonly TableLayout _layout;
    private readonly ReportFigures _figures;
    private readonly List<(LayoutCell Cell, int Row, int Column)> _places = [];

    /// <summary>Prepares a table.</summary>
    public OfficialTable(Typesetter typesetter, TableLayout layout, ReportFigures figures)
    {
        _typesetter = typesetter;
        _layout = layout;
        _figures = figures;
        var open = new int[layout.Columns];
        for (var r = 0; r < layout.Rows.Count; r++)
        {
            var column = 0;
            foreach (var cell in layout.Rows[r].Cells)
            {
                while (open[column] > r)
                {
                    column++;
                }

                open.AsSpan(column, cell.ColumnSpan).Fill(r + cell.RowSpan);
                _places.Add((cell, r, column));
                column += cell.ColumnSpan;
            }
        }
    }

    /// <summary>Makes the table.</summary>
    /// <param name="room">Height in points that it should not exceed where that is possible.</param>
    public GridTable Make(double room, StructureElement element)
    {
        var size = Sizes.Cast<(double, double)?>().FirstOrDefault(s => Make(s!.Value, new StructureElement("Table")).Height <= room) ?? BrokenSize;
        return Make(size, element);
    }

    private static string Attributes(LayoutCell cell)
    {
        var spans = FormattableString.Invariant($"/ColSpan {cell.ColumnSpan}/RowSpan {cell.RowSpan}");
        if (cell.Kind == LayoutCellKind.Figure)
        {
            return $"<</O/Table{spans}/Headers[{string.Concat(cell.Headers.Select(PdfFile.Bytes))}]>>";
        }

        return $"<</O/Table{spans}/Scope/{(cell.Kind == LayoutCellKind.RowHeader ? "Row" : "Column")}>>";
    }

    private GridTable Make((double Size, double Above) look, StructureElement element)
    {
        var columns = Columns(look.Size);
        var lines = _layout.Rows.Select(_ => element.Add("TR")).ToList();
        var cells = _places.ConvertAll(p => Cell(p.Cell, p.Row, p.Column, columns, look.Size, lines[p.Row]));
        var kept = _places.Where(p => p.Cell.Kind is LayoutCellKind.Banner or LayoutCellKind.ColumnHeader or LayoutCellKind.Corner).Select(p => p.Row).ToHashSet();
        return new GridTable(columns, _layout.Rows.Count, cells, _layout.Rows.TakeWhile(r => r.IsHeader).Count(), kept, (SidePadding, look.Above));
    }

    private GridCell Cell(LayoutCell cell, int row, int column, IReadOnlyList<double> columns, double size, StructureElement line)
    {
        var isFigure = cell.Kind == LayoutCellKind.Figure;
        var element = line.Add(new StructureElement(isFigure ? "TD" : "TH", Attributes(cell), isFigure || cell.Key.Length == 0 ? null : cell.Key));
        var width = columns.Skip(column).Take(cell.ColumnSpan).Sum() - (2 * SidePadding);
        var glyphs = _typesetter.Glyphs(cell.Cell is { } figure ? figure.Format.Show(_figures[figure.Id]) : cell.Text, FontRole.Body, size);
        if (isFigure && glyphs.Sum(g => g.Width) is var natural && natural > width)
        {
            glyphs = _typesetter.Glyphs(cell.Cell!.Format.Show(_figures[cell.Cell.Id]), FontRole.Body, Math.Max(SmallestFigure, size * width / natural));
        }

        var lines = LineBreaker.Break(glyphs, width);
        var isCentred = cell.Kind switch
        {
            LayoutCellKind.Banner => false,
            LayoutCellKind.Corner => lines.Count == 1,
            LayoutCellKind.RowHeader => _layout.LabelColumns == 1,
            _ => true,
        };
        return new GridCell(
            row,
            column,
            cell.RowSpan,
            cell.ColumnSpan,
            isCentred ? lines : [.. lines.Select(l => l with { EndsParagraph = true })],
            size * LineHeight,
            isCentred ? LineAlign.Centre : LineAlign.Justified,
            cell.Kind == LayoutCellKind.Banner,
            element);
    }

    // Labels get what they need, figures share the rest evenly.
    private double[] Columns(double size)
    {
        var labels = _layout.LabelColumns;
        var figureColumns = _layout.Columns - labels;
        var widths = new double[_layout.Columns];
        for (var k = 0; k < labels - 1; k++)
        {
            widths[k] = (GroupCharacters(k) * size) + (2 * SidePadding);
        }

        var left = PageFlow.Width - widths.Sum();
        var label = 0.0;
        if (labels > 0)
        {
            var longest = Labels(labels - 1).Select(c => c.Text.Length).DefaultIfEmpty(NarrowestLabel).Max();
            label = (Math.Clamp(longest, NarrowestLabel, WidestLabel) * size) + (2 * SidePadding);
            label = Math.Max(label, left / (figureColumns + 1));
            var wanted = left - (figureColumns * (WidestFigure(size) + (2 * SidePadding)));
            label = Math.Max(Math.Min(label, wanted), Math.Min(label, (NarrowestLabel * size) + (2 * SidePadding)));
            widths[labels - 1] = label;
        }

        widths.AsSpan(labels).Fill((left - label) / figureColumns);
        return widths;
    }

    // Three or four characters a line, whichever leaves less of a line empty, as on the paper form.
    private int GroupCharacters(int column)
    {
        var lengths = Labels(column).Select(c => c.Text.Length).DefaultIfEmpty(3).ToList();
        return lengths.Sum(n => -n & 3) < lengths.Sum(n => (3 - (n % 3)) % 3) ? 4 : 3;
    }

    private double WidestFigure(double size) => _places.Select(p => p.Cell).Where(c => c.Cell is not null)
        .Max(c => _typesetter.Glyphs(c.Cell!.Format.Show(_figures[c.Cell.Id]), FontRole.Body, size).Sum(g => g.Width) / c.ColumnSpan);

    private IEnumerable<LayoutCell> Labels(int column) =>
        _places.Where(p => p.Column == column && p.Cell is { Kind: LayoutCellKind.RowHeader, ColumnSpan: 1 }).Select(p => p.Cell);
}
