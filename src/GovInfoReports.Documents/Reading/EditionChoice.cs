using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Which edition of the form a text was made with, and why.</summary>
/// <param name="ForYear">The edition for the year of the report, or <see langword="null"/> when unknown.</param>
internal sealed record EditionChoice(FormEdition Edition, FormEdition? ForYear, int? Year, IReadOnlyList<(FormEdition Edition, IReadOnlyList<string> Words, int Line)> Found, bool IsOptional)
{
    private const int LongestCell = 45;

    /// <summary>The words that tell the editions of a catalogue apart. What a later edition takes over from an earlier one no longer does.</summary>
    public static IReadOnlyList<(FormEdition Edition, string Word, string Key)> Markers(FormCatalog catalog)
    {
        var labels = catalog.Editions.ToDictionary(e => e.Id, LabelsOf, StringComparer.Ordinal);
        return
        [
            .. from edition in catalog.Editions
               from word in edition.Markers
               let key = TextKey.Of(word)
               where !labels.Any(l => l.Key != edition.Id && l.Value.Exists(k => k.Contains(key, StringComparison.Ordinal)))
               select (edition, word, key),
        ];
    }

    public static EditionChoice Make(FormCatalog catalog, IReadOnlyList<(FormEdition Edition, string Word, string Key)> markers, IReadOnlyList<string> lines, int? year, string? id)
    {
        var forYear = year is { } y ? catalog.ForYear(y) : null;
        Dictionary<(string Edition, string Word), int> found = [];
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var range in lines[i].AsSpan().SplitAny('\t', '|'))
            {
                // Sentences speak of many things; only cells and lines as short as labels count.
                var cell = lines[i].AsSpan()[range];
                if (cell.Length is < 2 or > 4 * LongestCell || cell.IndexOfAny('。', '，', '；') >= 0 || cell.IndexOfAnyExceptInRange(' ', '~') < 0)
                {
                    continue;
                }

                var key = TextKey.Of(cell);
                foreach (var marker in key.Length > LongestCell ? [] : markers)
                {
                    if (key.Contains(marker.Key, StringComparison.Ordinal))
                    {
                        found.TryAdd((marker.Edition.Id, marker.Word), i);
                    }
                }
            }
        }

        List<(FormEdition Edition, IReadOnlyList<string> Words, int Line)> editions =
        [
            .. from edition in catalog.Editions
               let own = found.Where(f => f.Key.Edition == edition.Id).ToList()
               where own.Count > 0
               select (edition, (IReadOnlyList<string>)[.. own.Select(f => f.Key.Word)], own.Min(f => f.Value)),
        ];
        var most = editions.Count == 0 ? 0 : editions.Max(e => e.Words.Count);
        var likely = editions.Where(e => e.Words.Count == most).Select(e => e.Edition).ToList();
        var chosen = (id is null ? null : catalog.Find(id))
            ?? (forYear is not null && (likely.Count == 0 || likely.Contains(forYear)) ? forYear : likely.LastOrDefault())
            ?? (year < catalog.Editions[0].FirstYear ? catalog.Editions[0] : catalog.Editions[^1]);
        return new EditionChoice(chosen, forYear, year, editions, forYear is not null && forYear.OptionalYears.Contains(year!.Value));
    }

    private static List<string> LabelsOf(FormEdition edition) =>
    [
        .. from table in edition.Tables
           from block in table.Blocks
           from label in block.Columns.SelectMany(c => c.Labels).Concat(block.Rows.SelectMany(r => r.Labels)).Append(block.Banner ?? string.Empty)
           select TextKey.Of(label),
    ];
}
