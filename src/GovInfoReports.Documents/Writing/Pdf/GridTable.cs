namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// A ruled table that is ready to be drawn. No row is ever torn apart: pages break between rows, the header is repeated, and
/// merged cells go on with their label.
/// </summary>
internal sealed class GridTable
{
    private const double Thin = 0.5;
    private const double Thick = 1;
    private const string Shade = "0.863 0.902 0.949";

    private readonly double[] _lefts;
    private readonly double[] _tops;
    private readonly IReadOnlyList<GridCell> _cells;
    private readonly int _headerRows;
    private readonly IReadOnlySet<int> _kept;
    private readonly double _sidePadding;

    /// <summary>Makes a table, with rows as high as their cells need.</summary>
    /// <param name="columns">Widths of the columns in points.</param>
    /// <param name="padding">Space beside and above the text of cells, in points.</param>
    public GridTable(IReadOnlyList<double> columns, int rows, IReadOnlyList<GridCell> cells, int headerRows, IReadOnlySet<int> kept, (double Side, double Above) padding)
    {
        _cells = cells;
        _headerRows = headerRows;
        _kept = kept;
        _sidePadding = padding.Side;
        _lefts = Sums(columns);
        _tops = Sums(Heights(rows, cells, padding.Above));
    }

    /// <summary>Height of the whole table in points.</summary>
    public double Height => _tops[^1];

    /// <summary>Height of the least that can stand at the foot of a page: the header and what stays with it.</summary>
    public double LeastHeight => _tops[EndOfLeast(0)];

    /// <summary>Draws the table where the flow is, and on as many pages as it needs.</summary>
    public void Draw(PageFlow flow, bool isKeptWhole)
    {
        flow.Require(isKeptWhole && Height <= PageFlow.Height ? Height : LeastHeight);
        var parts = Parts(flow.Remaining);
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                flow.NewPage();
            }

            DrawPart(flow, parts, i);
        }
    }

    private static double[] Sums(IReadOnlyList<double> sizes)
    {
        var sums = new double[sizes.Count + 1];
        for (var i = 0; i < sizes.Count; i++)
        {
            sums[i + 1] = sums[i] + sizes[i];
        }

        return sums;
    }

    private static double[] Heights(int rows, IReadOnlyList<GridCell> cells, double padding)
    {
        var heights = new double[rows];
        foreach (var cell in cells.OrderBy(c => c.RowSpan))
        {
            var has = heights.AsSpan(cell.Row, cell.RowSpan);
            var sum = 0.0;
            foreach (var height in has)
            {
                sum += height;
            }

            var lacks = cell.TextHeight + (2 * padding) - sum;
            if (lacks > 0)
            {
                foreach (ref var height in has)
                {
                    height += lacks / cell.RowSpan;
                }
            }
        }

        return heights;
    }

    // The rows of each page, from and to.
    private List<(int Start, int End)> Parts(double first)
    {
        var rows = _tops.Length - 1;
        List<(int, int)> parts = [];
        for (var start = 0; start < rows;)
        {
            var room = start == 0 ? first : PageFlow.Height - _tops[_headerRows];
            var end = start;
            while (end < rows && _tops[end + 1] - _tops[start] <= room + 0.01)
            {
                end++;
            }

            var least = EndOfLeast(start);
            while (end > least && end < rows && !MayBreak(start, end))
            {
                end--;
            }

            end = Math.Max(end, Math.Min(least, rows));
            parts.Add((start, end));
            start = end;
        }

        return parts;
    }

    private int EndOfLeast(int start)
    {
        var end = Math.Max(start + 1, Math.Min(_headerRows + 1, _tops.Length - 1));
        while (end < _tops.Length - 1 && _kept.Contains(end - 1))
        {
            end++;
        }

        return end;
    }

    // A merged cell must have room for its label above or below the break.
    private bool MayBreak(int start, int row) => !_kept.Contains(row - 1)
        && _cells.Where(c => c.Row < row && c.EndRow > row).All(c =>
            _tops[row] - _tops[Math.Max(c.Row, start)] >= c.TextHeight || _tops[c.EndRow] - _tops[row] >= c.TextHeight);

    private void DrawPart(PageFlow flow, List<(int Start, int End)> parts, int part)
    {
        var (start, end) = parts[part];
        var top = flow.Y;
        if (part > 0 && _headerRows > 0)
        {
            foreach (var cell in _cells.Where(c => c.Row < _headerRows))
            {
                DrawCell(flow, cell, cell.Row, Math.Min(cell.EndRow, _headerRows), top, null);
            }

            flow.Skip(_tops[_headerRows]);
        }

        var shift = flow.Y - _tops[start];
        foreach (var cell in _cells.Where(c => c.Row < end && c.EndRow > start))
        {
            var (from, to) = (Math.Max(cell.Row, start), Math.Min(cell.EndRow, end));
            DrawCell(flow, cell, from, to, shift, Roomiest(cell, parts) == part ? cell.Element : null);
        }

        flow.Skip(_tops[end] - _tops[start]);
        var (left, right) = (PageFlow.Left, PageFlow.Left + _lefts[^1]);
        flow.Canvas.Line(left, top, right, top, Thick);
        flow.Canvas.Line(left, flow.Y, right, flow.Y, Thick);
        flow.Canvas.Line(left, top, left, flow.Y, Thick);
        flow.Canvas.Line(right, top, right, flow.Y, Thick);
    }

    // The page on which most of a merged cell stands; there its label is the one that is read out.
    private int Roomiest(GridCell cell, List<(int Start, int End)> parts)
    {
        var best = -1;
        var most = -1.0;
        for (var i = 0; i < parts.Count; i++)
        {
            var height = _tops[Math.Clamp(parts[i].End, cell.Row, cell.EndRow)] - _tops[Math.Clamp(parts[i].Start, cell.Row, cell.EndRow)];
            if (height > most)
            {
                (best, most) = (i, height);
            }
        }

        return best;
    }

    private void DrawCell(PageFlow flow, GridCell cell, int from, int to, double shift, StructureElement? element)
    {
        var (x, y) = (PageFlow.Left + _lefts[cell.Column], shift + _tops[from]);
        var (width, height) = (_lefts[cell.Column + cell.ColumnSpan] - _lefts[cell.Column], _tops[to] - _tops[from]);
        if (cell.IsShaded)
        {
            flow.Canvas.Fill(x, y, width, height, Shade);
        }

        flow.Canvas.Line(x, y, x + width, y, Thin);
        flow.Canvas.Line(x, y, x, y + height, Thin);
        if (element is null && cell.TextHeight > height)
        {
            return;
        }

        var line = y + ((height - cell.TextHeight) / 2);
        foreach (var text in cell.Lines)
        {
            flow.Line(text, x + _sidePadding, line, width - (2 * _sidePadding), cell.LineHeight, cell.Align, element);
            line += cell.LineHeight;
        }
    }
}

/// <summary>A cell of a table that is ready to be drawn.</summary>
/// <param name="LineHeight">Height of a line in points.</param>
internal sealed record GridCell(
    int Row,
    int Column,
    int RowSpan,
    int ColumnSpan,
    IReadOnlyList<TextLine> Lines,
    double LineHeight,
    LineAlign Align,
    bool IsShaded,
    StructureElement Element)
{
    /// <summary>The row behind its last.</summary>
    public int EndRow => Row + RowSpan;

    /// <summary>Height of its text in points.</summary>
    public double TextHeight => Lines.Count * LineHeight;
}
