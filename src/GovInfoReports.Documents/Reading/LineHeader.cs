using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>
/// Where the labels above a form of one line stand, and so whose each of its figures is. Blocks change places (行政诉讼 before
/// 行政复议), and columns within them do; what no label tells is not taken for granted.
/// </summary>
internal sealed class LineHeader(FormTable table, TableVocabulary vocabulary)
{
    private const int MostLabels = 200;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (int Span, FormColumn Column)> _slots = [];
    private readonly List<string> _columns = [];
    private readonly List<(FormBlock Block, FormRow Row)> _rows = [.. table.Blocks.SelectMany(b => b.Rows.Select(r => (b, r)))];
    private int _table;

    /// <summary>The table of the source that the grid columns are of, or 0.</summary>
    public int Table => _table;

    /// <summary>Where each column stands on the grid and how far it reaches.</summary>
    public IEnumerable<(int At, int Span)> Slots => _slots.Select(s => (s.Key, s.Value.Span));

    public int Count => _slots.Count;

    /// <summary>Notes a label of the header.</summary>
    /// <param name="table">The table of the source whose grid column the cell names, or 0.</param>
    public void Note(LabelMatch match, GridCell? cell, int table)
    {
        if (table > 0 && table != _table)
        {
            _table = table;
            _slots.Clear();
            _at.Clear();
        }

        if (match.Labels.FirstOrDefault(l => l.Kind is LabelKind.Row or LabelKind.Group) is { } block)
        {
            _seen.TryAdd(block.Key, _seen.Count);
            if (cell is not null && table > 0)
            {
                _at.TryAdd(block.Key, cell.Slot);
            }
        }

        if (match.Labels.FirstOrDefault(l => l is { Kind: LabelKind.Column, Column: not null }) is { Column: { } column } && _columns.Count < MostLabels)
        {
            _columns.Add(column.Code);
            if (cell is not null && table > 0)
            {
                _slots[cell.Slot] = (cell.Span, column);
            }
        }
    }

    /// <summary>Notes labels that stand in words one after another.</summary>
    public void NoteWithin(string words)
    {
        var run = vocabulary.RunOfLabels(words);
        foreach (var match in run)
        {
            Note(match, null, 0);
        }

        if (run.Count > 0)
        {
            return;
        }

        // Of letters set in narrow columns only the words of the blocks are long enough to be told.
        var key = TextKey.Of(words);
        foreach (var label in _rows.SelectMany(r => r.Row.Labels).Select(l => TextKey.Of(l)).Distinct(StringComparer.Ordinal)
                     .Select(l => (Label: l, At: key.IndexOf(l.Length > 4 ? l[..4] : l, StringComparison.Ordinal))).Where(l => l.At >= 0).OrderBy(l => l.At))
        {
            _seen.TryAdd(label.Label, _seen.Count);
        }
    }

    /// <summary>The cells of the line in the order of its header, and which of them the header does not tell.</summary>
    public (IReadOnlyList<FormCell> Cells, bool IsKnown) Order(IReadOnlyList<FormCell> cells, bool isGrid)
    {
        var byId = cells.ToDictionary(c => c.Id);
        var (rows, areRowsKnown) = RowOrder(isGrid);
        if (isGrid && _slots.Count == cells.Count && ColumnsBySlot(rows) is { } bySlot)
        {
            return ([.. bySlot.Select(id => byId[id])], areRowsKnown);
        }

        var (columns, areColumnsKnown) = ColumnOrder();
        return ([.. rows.SelectMany(r => columns.Select(c => byId[new CellId(table.Code, r, c)]))], areRowsKnown && areColumnsKnown);
    }

    /// <summary>The codes of the columns of one block in the order of the header, and whether it tells it.</summary>
    public (IReadOnlyList<string> Columns, bool IsKnown) ColumnOrder()
    {
        List<string> usual = [.. table.Blocks[0].Columns.Select(c => c.Code)];
        if (_columns.Count < usual.Count)
        {
            return (usual, true);
        }

        // Where some are missing, the rest still follow each other; a whole header that begins with another column has another order.
        var follows = _columns.Zip(_columns.Skip(1)).All(p => usual.IndexOf(p.Second) == (usual.IndexOf(p.First) + 1) % usual.Count);
        if (follows && (_columns[0] == usual[0] || _columns.Count % usual.Count != 0))
        {
            return (usual, true);
        }

        var chunks = _columns.Chunk(usual.Count).ToList();
        return chunks.TrueForAll(c => c.SequenceEqual(chunks[0])) && chunks[0].ToHashSet(StringComparer.Ordinal).Count == usual.Count ? (chunks[0], true) : (usual, false);
    }

    private (IReadOnlyList<string> Rows, bool IsKnown) RowOrder(bool isGrid)
    {
        List<string> usual = [.. _rows.Select(r => r.Row.Code)];
        var keys = _rows.ConvertAll(r => r.Row.Labels.Select(l => TextKey.Of(l)).ToList());
        if (isGrid && keys.TrueForAll(k => _at.ContainsKey(k[^1])) && keys.Select(k => _at[k[^1]]).Distinct().Count() == keys.Count)
        {
            return ([.. _rows.Index().OrderBy(r => _at[keys[r.Index][^1]]).Select(r => r.Item.Row.Code)], true);
        }

        // A label stands before or after another of the same level; one that is not there stands where the first below it does.
        if (keys.Exists(k => Place(k[0]) == int.MaxValue))
        {
            return (usual, false);
        }

        // Of blocks below one label, a single one that was found tells nothing of the others.
        var order = _rows.Index().OrderBy(r => Place(keys[r.Index][0])).ThenBy(r =>
            keys.TrueForAll(k => k[0] != keys[r.Index][0] || _seen.ContainsKey(k[^1])) ? _seen[keys[r.Index][^1]] : r.Index);
        return ([.. order.Select(r => r.Item.Row.Code)], keys.TrueForAll(k => _seen.ContainsKey(k[^1])));

        int Place(string top) => _seen.TryGetValue(top, out var at) ? at : keys.Where(k => k[0] == top).Min(k => _seen.GetValueOrDefault(k[^1], int.MaxValue));
    }

    // Each block must have each of its columns once, right below its own label.
    private List<CellId>? ColumnsBySlot(IReadOnlyList<string> rows)
    {
        var width = table.Blocks[0].Columns.Count;
        var slots = _slots.Values.ToList();
        List<CellId> ids = [];
        for (var r = 0; r < rows.Count; r++)
        {
            var columns = slots.GetRange(r * width, width).ConvertAll(s => s.Column.Code);
            if (columns.Distinct(StringComparer.Ordinal).Count() < width)
            {
                return null;
            }

            ids.AddRange(columns.Select(c => new CellId(table.Code, rows[r], c)));
        }

        return ids;
    }
}
