using System.Text;
using CsvHelper;
using GovInfoReports.Domain;

namespace GovInfoReports.Application.Organisations;

/// <summary>
/// Reads lists as they come out of Excel, WPS or an editor: cells parted by tabs, commas or Chinese commas, in quotes or not, with
/// or without a heading line, which may have the columns in another order.
/// </summary>
internal static class ListText
{
    public static (string? Heading, IReadOnlyList<ListRow> Rows) Read(string text, IReadOnlyList<ListColumn> columns, int most)
    {
        string? heading = null;
        var order = Enumerable.Range(0, columns.Count).ToArray();
        var width = columns.Count;
        List<ListRow> rows = [];
        var number = 0;
        foreach (var raw in text.AsSpan().TrimStart('\uFEFF').ToString().ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (raw.All(c => char.IsWhiteSpace(c) || c is ',' or '，'))
            {
                continue;
            }

            var (cells, closed) = Split(raw);
            // What stands above the heading line is the list's title.
            if (heading is null && rows.TrueForAll(IsTitle) && Heading(cells, columns) is { } found)
            {
                rows.Clear();
                (heading, order, width) = (raw, found, cells.Count);
                continue;
            }

            if (rows.Count == most)
            {
                throw RefusedException.Invalid("Text", "List.TooLong", most);
            }

            var problem = !closed ? new Refusal(null, "List.Quotes")
                : cells.Skip(width).Any(c => c.Length > 0) ? new Refusal(null, "List.TooManyCells", width, cells.Count)
                : null;
            rows.Add(new ListRow(number, raw, [.. order.Select(i => i >= 0 && i < cells.Count ? cells[i] : string.Empty)], problem, cells.Count(c => c.Length > 0)));
        }

        return (heading, rows);
    }

    /// <summary>A code or name typed in full-width characters is meant in plain ones.</summary>
    public static string Plain(string cell) => cell.Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>The lines that were not taken, as a list again.</summary>
    public static string Rest(string? heading, IEnumerable<string> lines)
    {
        var rest = lines.ToList();
        return rest.Count == 0 ? string.Empty : string.Join('\n', heading is null ? rest : rest.Prepend(heading));
    }

    private static bool IsTitle(ListRow row) => row.Filled <= 1;

    // A line is a heading when at least two of its cells, or its only one, are titles of columns.
    private static int[]? Heading(List<string> cells, IReadOnlyList<ListColumn> columns)
    {
        var titles = cells.Select(c => string.Concat(Plain(c).Where(x => !char.IsWhiteSpace(x))).ToLowerInvariant()).ToList();
        var order = columns.Select(column => titles.FindIndex(t => column.Titles.Contains(t))).ToArray();
        return order.Count(i => i >= 0) >= Math.Min(2, cells.Count) ? order : null;
    }

    private static (List<string> Cells, bool Closed) Split(string line)
    {
        var tabs = line.Contains('\t', StringComparison.Ordinal);
        var closed = true;
        CsvReaderOptions options = new()
        {
            Separator = tabs ? '\t' : ',',
            HasHeader = false,
            DetectSeparatorHint = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            OnMalformedRecord = record => closed &= record.Reason != CsvMalformedReason.UnterminatedQuote,
        };

        // People type Chinese commas; programs, which quote, do not.
        using var csv = CsvReader.FromText(tabs || line.Contains('"', StringComparison.Ordinal) ? line : line.Replace('，', ','), options);
        return (csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())] : [], closed);
    }
}

/// <summary>A column of a list that people paste or upload.</summary>
internal sealed record ListColumn(params string[] Titles);

/// <summary>A line of a list, its cells in the order of the columns.</summary>
/// <param name="Problem">Why the line cannot be read, or <see langword="null"/>.</param>
/// <param name="Filled">How many of its cells hold something.</param>
internal sealed record ListRow(int Number, string Raw, string[] Cells, Refusal? Problem, int Filled);
