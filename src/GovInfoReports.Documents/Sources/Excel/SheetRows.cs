namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>Lays the rows of a sheet out.</summary>
internal sealed class SheetRows(Worksheet sheet, Func<int, int, bool> isShown)
{
    private readonly List<(int Top, int Left, int Bottom, int Right)> _merges = [.. sheet.Merges.Where(m => m.Bottom > m.Top || m.Right > m.Left).OrderBy(m => m.Top)];
    private readonly List<(int Top, int Left, int Bottom, int Right)> _open = [];
    private int _nextMerge;

    /// <summary>Lays the rows out, from top to bottom.</summary>
    public IEnumerable<SheetRow> Lay(IReadOnlySet<int> also, int most)
    {
        var laid = 0;
        foreach (var stretch in Stretches(also))
        {
            int[] columns = [.. stretch.SelectMany(ColumnsOf).Distinct().Order()];
            var isOpening = true;
            foreach (var row in stretch)
            {
                Open(row);
                var open = columns.Where(c => !IsCovered(row, c)).ToList();
                var cells = open.ConvertAll(c => CellAt(row, c));
                laid += columns.Length;
                if (laid > most)
                {
                    throw SourceRefusedException.Of(SourceRefusal.TooManyCells, most);
                }

                var filled = cells.Count(c => c.Text.Length > 0);
                isOpening &= filled <= 1;
                yield return new SheetRow(row, cells, open, filled == 1 && cells.Count == 1 && columns.Length > 1, isOpening || columns.Length == 1);
            }
        }
    }

    private IEnumerable<int> ColumnsOf(int row) => sheet.Rows.TryGetValue(row, out var cells) ? cells.Keys.Where(c => isShown(row, c)) : [];

    // Rows that follow each other without an empty one between.
    private IEnumerable<List<int>> Stretches(IReadOnlySet<int> also)
    {
        List<int> stretch = [];
        foreach (var row in sheet.Rows.Keys.Where(r => ColumnsOf(r).Any()).Concat(also).Distinct().Order())
        {
            if (stretch.Count > 0 && HasEmptyRow(stretch[^1] + 1, row))
            {
                yield return stretch;
                stretch = [];
            }

            stretch.Add(row);
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    private bool HasEmptyRow(int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            if (!sheet.HiddenRows.Contains(row))
            {
                return true;
            }
        }

        return false;
    }

    private void Open(int row)
    {
        _open.RemoveAll(m => m.Bottom < row);
        for (; _nextMerge < _merges.Count && _merges[_nextMerge].Top <= row; _nextMerge++)
        {
            // Merged cells never overlap; where a file says they do, the first is right.
            var merge = _merges[_nextMerge];
            if (merge.Bottom >= row && !_open.Exists(m => m.Left <= merge.Right && merge.Left <= m.Right))
            {
                _open.Add(merge);
            }
        }
    }

    private bool IsCovered(int row, int column) => _open.Exists(m => m.Left <= column && column <= m.Right && (m.Left != column || m.Top != row));

    private SourceCell CellAt(int row, int column)
    {
        var merge = _open.Find(m => m.Left == column && m.Top == row);
        var span = merge == default ? 1 : merge.Right - merge.Left + 1;
        var slot = Math.Min(column, SourceTable.MostColumns) - 1;
        return new SourceCell(
            SourceTable.Join([sheet[row, column].Shown]),
            slot,
            Math.Clamp(span, 1, SourceTable.MostColumns - slot),
            Places.Cell(sheet.Name, row, column));
    }
}

/// <summary>A row of a sheet as a person sees it: what is merged is one cell, and what is hidden is not there.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<SourceCell> Cells, IReadOnlyList<int> Columns, bool IsWide, bool IsOpening)
{
    public IEnumerable<(SourceCell Cell, int Column)> Filled => Cells.Zip(Columns).Where(c => c.First.Text.Length > 0);
}
