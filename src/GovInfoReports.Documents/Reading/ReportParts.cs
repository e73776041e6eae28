using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>
/// Tells the reports apart that one file holds: years on sheets of a workbook, or one report behind another. A report begins anew
/// where several of its headings or rows come a second time; a single one that is repeated, a table broken by a page or a table
/// of contents does not make another report.
/// </summary>
internal sealed class ReportParts
{
    private const int MostTimes = 40;
    private const int MostAhead = 120;
    private const int MostParts = 30;
    private const int LeastLabel = 4;
    private const int LongestLabel = 120;
    private const int LongestCaption = 40;
    private const int MostOpening = 40;
    private const int LeastText = 60;

    private readonly IReadOnlyList<FormWords> _words;
    private readonly WorkBudget _budget;
    private readonly SourceDocument _source;
    private readonly List<Anchor> _anchors;

    private ReportParts(SourceDocument source, IReadOnlyList<FormWords> words, WorkBudget budget)
    {
        _budget = budget;
        _source = source;
        _words = words;
        _anchors = [.. Anchors()];
    }

    /// <summary>The reports of a file; none where it holds no more than one.</summary>
    public static IReadOnlyList<ReportPart> Find(SourceDocument source, IReadOnlyList<FormWords> words, WorkBudget budget)
    {
        var parts = new ReportParts(source, words, budget);
        return parts.BySheet() ?? parts.ByPlace();
    }

    private static string? IdOf(FormWords words, string text)
    {
        foreach (var table in words.Tables)
        {
            if (table.Exact(text) is { } match && match.Labels[0] is var label && label.Key.Length >= LeastLabel
                && (label.Row is not null ? match.Labels.All(l => l.Row == label.Row && l.Kind == LabelKind.Row) : table.Table.Orientation == TableOrientation.Line && label.Key.Length > LeastLabel))
            {
                return label.Row is not null ? $"{table.Table.Code}.{label.Row.Code}" : $"{table.Table.Code}.{label.Key}";
            }
        }

        return null;
    }

    // Headings, and rows by their labels. What comes endlessly often says nothing.
    private IEnumerable<Anchor> Anchors()
    {
        Dictionary<string, int> times = new(StringComparer.Ordinal);
        for (var i = 0; i < _source.Entries.Count; i++)
        {
            _budget.Step();
            if (_source.Entries[i].Role is SourceRole.Text or SourceRole.Title or SourceRole.Signature || TextKey.IsBlank(_source.Entries[i].Text))
            {
                continue;
            }

            if (Section(i) is { } section)
            {
                if (Count(section.Code))
                {
                    yield return new Anchor(i, section.Code, null) { IsOfText = section.IsNarrative };
                }

                continue;
            }

            foreach (var text in Texts(_source.Entries[i]).Where(t => t.Length is >= LeastLabel and <= LongestLabel))
            {
                if (_words.Select(w => IdOf(w, text)).FirstOrDefault(id => id is not null) is { } id)
                {
                    if (Count(id))
                    {
                        yield return new Anchor(i, id, id[..id.IndexOf('.', StringComparison.Ordinal)]);
                    }

                    break;
                }
            }
        }

        bool Count(string id) => (times[id] = times.GetValueOrDefault(id) + 1) <= MostTimes;
    }

    private FormSection? Section(int entry)
    {
        var text = _source.Entries[entry].Cells is { } cells ? cells.Count(c => c.Text.Length > 0) == 1 ? cells.First(c => c.Text.Length > 0).Text : null : _source.Entries[entry].Text;
        return text is null ? null : _words.Select(w => w.ExactHeading(text)).FirstOrDefault(s => s is not null);
    }

    // Cells, or what stands between tabs and pipes; behind a label figures may follow after spaces.
    private static IEnumerable<string> Texts(SourceEntry entry) =>
        entry.Cells?.Select(c => TextKey.Plain(c.Text)) ?? (entry.Text.Length > 1000 ? [] : entry.Text.Split('\t', '|').Select(t => TextKey.Plain(t).TrimEnd([.. " 　0123456789./-"])));

    private List<ReportPart> ByPlace()
    {
        List<int> starts = [0];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var a = 0; a < _anchors.Count && starts.Count < MostParts; a++)
        {
            if (seen.Contains(_anchors[a].Id) && IsAnew(a, seen))
            {
                starts.Add(BeginningOf(a));
                seen.Clear();
            }

            seen.Add(_anchors[a].Id);
        }

        // A table of contents is no report of its own, nor is a list of headings at the end.
        for (var s = starts.Count - 1; s >= 0 && starts.Count > 1; s--)
        {
            if (!HasText(starts[s], s + 1 < starts.Count ? starts[s + 1] : _source.Entries.Count))
            {
                starts.RemoveAt(s + 1 < starts.Count ? s + 1 : s);
            }
        }

        return starts.Count < 2 ? [] : [.. starts.Select((start, i) => Part(i + 1, entry => entry >= start && (i + 1 == starts.Count || entry < starts[i + 1])))];
    }

    private bool IsAnew(int anchor, HashSet<string> seen)
    {
        HashSet<string> headings = new(StringComparer.Ordinal);
        HashSet<string> rows = new(StringComparer.Ordinal);
        HashSet<string> tables = new(StringComparer.Ordinal);
        for (var a = anchor; a < Math.Min(_anchors.Count, anchor + MostAhead); a++)
        {
            var (_, id, table) = _anchors[a];
            if (!seen.Contains(id))
            {
                continue;
            }

            if (table is not null)
            {
                rows.Add(id);
                tables.Add(table);
            }
            else if (_anchors[a].IsOfText)
            {
                headings.Add(id);
            }
        }

        // Texts may stand on one sheet and tables, under their headings, on others: those headings alone are not another report's.
        return headings.Count >= 2
            || (rows.Count >= 3 && (tables.Count >= 2 || IsOnNewSheet(anchor) || TitleBefore(anchor) is not null))
            || (headings.Count >= 1 && TitleBefore(anchor) is not null);
    }

    private bool IsOnNewSheet(int anchor) => anchor > 0 && _source.Entries[_anchors[anchor].Entry].Sheet is { } sheet && _source.Entries[_anchors[anchor - 1].Entry].Sheet != sheet;

    // The first line of a title between an anchor and the one before.
    private int? TitleBefore(int anchor)
    {
        var after = anchor == 0 ? -1 : _anchors[anchor - 1].Entry;
        List<(int Line, string Text)> lines = [];
        for (var i = _anchors[anchor].Entry - 1; i > after && lines.Count < MostOpening; i--)
        {
            if (_source.Entries[i].Cells is not { Count: > 2 } && !TextKey.IsBlank(_source.Entries[i].Text))
            {
                lines.Insert(0, (i, TitleWords.WithoutLead(TitleWords.Join(TextKey.Plain(_source.Entries[i].Text)))));
            }
        }

        for (var from = 0; from < lines.Count; from += 10)
        {
            if (ReportOpening.FindTitle(lines[from..]) is { } title)
            {
                return title.Lines[0];
            }
        }

        return null;
    }

    private int BeginningOf(int anchor)
    {
        var (entry, _, table) = _anchors[anchor];
        if (IsOnNewSheet(anchor))
        {
            while (entry > 0 && _source.Entries[entry - 1].Sheet == _source.Entries[entry].Sheet)
            {
                entry--;
            }

            return entry;
        }

        return TitleBefore(anchor) ?? (table is null ? PreambleBefore(anchor) : HeadBefore(anchor));
    }

    // Behind the date under the report before, or with the sentence that names the period.
    private int PreambleBefore(int anchor)
    {
        var entry = _anchors[anchor].Entry;
        var period = entry;
        for (var i = entry - 1; i > _anchors[anchor - 1].Entry && entry - i < MostOpening; i--)
        {
            var text = TextKey.Plain(_source.Entries[i].Text);
            if (SignatureWords.IsDateLine(text))
            {
                return i + 1;
            }

            period = ReportOpening.HoldsPeriod(text) ? i : period;
        }

        return period;
    }

    // The lines of a table above its first row, and a caption above those.
    private int HeadBefore(int anchor)
    {
        var entry = _anchors[anchor].Entry;
        while (entry - 1 > _anchors[anchor - 1].Entry && IsHead(_source.Entries[entry - 1]))
        {
            entry--;
        }

        return entry;
    }

    private static bool IsHead(SourceEntry entry) =>
        !SignatureWords.IsDateLine(entry.Text) && Texts(entry).All(t => t.Length <= LongestCaption && !t.Contains('。', StringComparison.Ordinal))
        && !(entry.Cells?.Select(c => c.Text) ?? entry.Text.Split('\t', '|', ' ')).Any(t => FigureText.LooksLikeFigure(t.Trim()));

    private bool HasText(int start, int end)
    {
        var rows = 0;
        var letters = 0;
        var isBelow = false;
        var anchors = _anchors.Where(a => a.Entry >= start && a.Entry < end).ToLookup(a => a.Entry, a => a.Table);
        for (var i = start; i < end && letters < LeastText && rows < 3; i++)
        {
            if (anchors.Contains(i))
            {
                isBelow = true;
                rows += anchors[i].Any(t => t is not null) ? 1 : 0;
            }
            else if (isBelow)
            {
                letters += _source.Entries[i].Text.Count(c => !TextKey.IsSpace(c));
            }
        }

        return letters >= LeastText || rows >= 3;
    }

    // Sheets that name their years: in whatever order they lie, a year's sheets are one report.
    private List<ReportPart>? BySheet()
    {
        var used = _anchors.Select(a => _source.Entries[a.Entry].Sheet).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (used.Count < 2)
        {
            return null;
        }

        var years = used.ConvertAll(ReportOpening.YearOf);
        if (years.Contains(null) || years.Distinct().Count() < 2)
        {
            return null;
        }

        // A sheet in between that names no year goes with the one before.
        Dictionary<string, int> yearOf = used.Zip(years).ToDictionary(s => s.First, s => s.Second!.Value, StringComparer.Ordinal);
        var current = years[0]!.Value;
        foreach (var sheet in _source.Entries.Select(e => e.Sheet).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            current = yearOf.TryGetValue(sheet, out var year) ? year : ReportOpening.YearOf(sheet) ?? current;
            yearOf[sheet] = current;
        }

        return [.. yearOf.Values.Distinct().Where(y => years.Contains(y)).Select((y, i) => Part(i + 1, e => _source.Entries[e].Sheet is { } sheet && yearOf[sheet] == y) with { Year = y })];
    }

    private ReportPart Part(int number, Func<int, bool> holds)
    {
        bool[] held = [.. Enumerable.Range(0, _source.Entries.Count).Select(holds)];
        var part = new ReportPart(number, null, null, null, held);
        var first = _anchors.Where(a => held[a.Entry]).Select(a => a.Entry).DefaultIfEmpty(int.MaxValue).First();
        var opening = ReportOpening.Of(part.Of(_source), i => i >= first);
        var sheets = Enumerable.Range(0, held.Length).Where(i => held[i]).Select(i => _source.Entries[i].Sheet).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return part with
        {
            Year = opening.Year ?? (sheets.Count == 1 ? ReportOpening.YearOf(sheets[0]) : null),
            Unit = opening.Unit,
            Sheet = sheets.Count == 1 ? sheets[0] : null,
        };
    }

    /// <summary>A heading of a section, or a row of a table, by which places in two reports are the same.</summary>
    /// <param name="Table">Code of the table of a row, or <see langword="null"/> for a heading.</param>
    private readonly record struct Anchor(int Entry, string Id, string? Table)
    {
        /// <summary>Whether it heads a section of text.</summary>
        public bool IsOfText { get; init; }
    }
}
