using System.Collections.Frozen;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Rendering;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>Ties the places of a source to the cells of the form, both ways.</summary>
public sealed class SourceMap
{
    private readonly Dictionary<CellId, string> _anchors = [];
    private readonly Dictionary<(int Line, int Cell), SourceMark> _inTables = [];
    private readonly Dictionary<int, List<SourceMark>> _inLines = [];
    private readonly FrozenSet<int> _doubtful;

    /// <summary>Makes the map of a reading.</summary>
    public SourceMap(ReadingResult reading, IEnumerable<SourcePlace?> doubts)
    {
        _doubtful = doubts.Select(d => d?.Line).OfType<int>().ToFrozenSet();
        foreach (var place in reading.Places.Where(p => p.Value.Line >= 1 && p.Value.Line <= reading.Source.Entries.Count).GroupBy(p => (p.Value.Line, p.Value.Column, p.Value.Where)))
        {
            Add(reading.Source.Entries[place.Key.Line!.Value - 1], place.First().Value, [.. place.Select(p => p.Key)]);
        }
    }

    /// <summary>The id of the place that a figure was read from.</summary>
    /// <returns>The id, or <see langword="null"/> where the source does not have it.</returns>
    public string? AnchorOf(CellId cell) => _anchors.GetValueOrDefault(cell);

    /// <summary>The id of a place.</summary>
    public static string? AnchorOf(SourcePlace? place) => place?.Line is { } line ? FormattableString.Invariant($"line-{line}") : null;

    /// <summary>What was read from a cell of a table.</summary>
    public SourceMark? In(int line, int cell) => _inTables.GetValueOrDefault((line, cell));

    /// <summary>What was read from a line that is no row of a table.</summary>
    public IReadOnlyList<SourceMark> In(int line) => _inLines.GetValueOrDefault(line) ?? [];

    /// <summary>Whether there is something to look at in a line.</summary>
    public bool IsDoubtful(int line) => _doubtful.Contains(line);

    private void Add(SourceEntry entry, SourcePlace place, CellId[] cells)
    {
        var line = place.Line!.Value;
        var isMarked = false;
        if (entry.Cells is not null)
        {
            if (CellAt(entry.Cells, place) is { } index)
            {
                var former = _inTables.GetValueOrDefault((line, index))?.Cells ?? [];
                _inTables[(line, index)] = new SourceMark(-1, 0, [.. former, .. cells]);
                isMarked = true;
            }
        }
        else if (place.Column is { } column && WordAt(entry.Text, column - 1) is > 0 and var length)
        {
            _inLines.TryAdd(line, []);
            var at = _inLines[line].FindIndex(m => m.Start + m.Length > column - 1);
            if (at < 0 || _inLines[line][at].Start >= column - 1 + length)
            {
                _inLines[line].Insert(at < 0 ? _inLines[line].Count : at, new SourceMark(column - 1, length, cells));
                isMarked = true;
            }
        }

        foreach (var cell in cells)
        {
            _anchors[cell] = isMarked ? $"at-{FieldIds.Of(cells[0])}" : AnchorOf(place)!;
        }
    }

    // A place names the cell of a row by its words, or by the character where it begins in the row's text.
    private static int? CellAt(IReadOnlyList<SourceCell> cells, SourcePlace place)
    {
        var at = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            var end = at + cells[i].Text.Length;
            if (place.Column is { } column ? column - 1 >= at && column - 1 <= end : cells[i].Place is { } where && where == place.Where)
            {
                return i;
            }

            at = end + 1;
        }

        return null;
    }

    private static int WordAt(string text, int start)
    {
        var end = Math.Max(0, start);
        while (end < text.Length && text[end] is not ('\t' or '|') && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end - start;
    }
}

/// <summary>Figures that were read from one place of a source.</summary>
/// <param name="Length">How many characters.</param>
public sealed record SourceMark(int Start, int Length, IReadOnlyList<CellId> Cells);
