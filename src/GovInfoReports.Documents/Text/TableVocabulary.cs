using System.Collections.Concurrent;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Text;

/// <summary>The words of one table of the form, for finding them in a text.</summary>
internal sealed class TableVocabulary
{
    private const int LongestLabel = 120;
    private const int LongestWithAside = 400;
    private const int ShortestRough = 8;
    private const int MostRemembered = 4000;

    private readonly Dictionary<string, List<Label>> _labels = new(StringComparer.Ordinal);

    // Labels with an aside of their own in the form, by what stands before it: 部分公开, 本年收费金额.
    private readonly Dictionary<string, string> _short = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LabelMatch?> _mistyped = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LabelMatch?> _exact = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _pieces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Label>> _begun = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(Label Label, string WithNumber)> _groups;
    private readonly HashSet<string> _officials = new(StringComparer.Ordinal);
    private readonly HashSet<char> _letters = [];
    private readonly int _longest;

    public TableVocabulary(FormEdition edition, FormTable table)
    {
        Table = table;
        var totals = edition.Relations.Where(r => r.IsTotal && r.Table == table.Code).ToLookup(r => r.Axis, r => r.Left[0]);
        foreach (var block in table.Blocks)
        {
            Add(LabelKind.Banner, block.Banner, block);
            Add(LabelKind.Corner, block.Corner, block);
            foreach (var column in block.Columns)
            {
                for (var i = 0; i < column.Labels.Count; i++)
                {
                    var isOwn = i == column.Labels.Count - 1;
                    Add(LabelKind.Column, column.Labels[i], block, column: isOwn ? column : null, isTotal: isOwn && totals[RelationAxis.Columns].Contains(column.Code));
                }
            }

            foreach (var row in block.Rows)
            {
                for (var i = 0; i < row.Labels.Count; i++)
                {
                    var isOwn = i == row.Labels.Count - 1;
                    Add(isOwn ? LabelKind.Row : LabelKind.Group, row.Labels[i], block, isOwn ? row : null, isTotal: isOwn && totals[RelationAxis.Rows].Contains(row.Code));
                }
            }
        }

        _groups = [.. _labels.Values.SelectMany(l => l).Where(l => l.Kind == LabelKind.Group).Select(l => (l, TextKey.Of(l.Official)))];
        _officials.UnionWith(_labels.Values.SelectMany(l => l).Select(l => TextKey.Of(l.Official)));
        foreach (var key in _labels.Keys)
        {
            for (var i = 1; i < key.Length; i++)
            {
                _beginnings.Add(key[..i]);
            }

            _letters.UnionWith(key);
            _longest = Math.Max(_longest, key.Length);
        }
    }

    public FormTable Table { get; }

    /// <summary>Labels of the same letters, whatever their number.</summary>
    public LabelMatch? Exact(string text)
    {
        if (text.Length > LongestLabel)
        {
            return null;
        }

        if (!_exact.TryGetValue(text, out var match))
        {
            match = FindExact(text);
            if (_exact.Count < MostRemembered)
            {
                _exact[text] = match;
            }
        }

        return match;
    }

    private LabelMatch? FindExact(string text)
    {
        var number = TextKey.Number(text);
        var key = TextKey.Of(text.AsSpan(number.Body));
        if (_labels.TryGetValue(key, out var labels))
        {
            return new LabelMatch(labels, number, true);
        }

        return number.Style != NumberStyle.None && _labels.TryGetValue(TextKey.Of(text), out labels) ? new LabelMatch(labels, default, true) : null;
    }

    /// <summary>
    /// The labels that differ least from a text, if they are few characters away and no others are as near, or that remain when
    /// asides are left out.
    /// </summary>
    public LabelMatch? Mistyped(string text)
    {
        if (text.Length is < 2 or > LongestWithAside)
        {
            return null;
        }

        if (!_mistyped.TryGetValue(text, out var match))
        {
            match = FindMistyped(text);
            if (_mistyped.Count < MostRemembered)
            {
                _mistyped[text] = match;
            }
        }

        return match;
    }

    private LabelMatch? FindMistyped(string text)
    {
        var number = TextKey.Number(text);
        var key = TextKey.Of(text.AsSpan(number.Body));
        if (key.Length < 2)
        {
            return null;
        }

        var (bare, isEnd) = TextKey.WithoutAsides(text[number.Body..]);
        if (bare is not null && _labels.TryGetValue(bare, out var labels))
        {
            return new LabelMatch(labels, number, false) { HasAside = isEnd };
        }

        var nearest = key.Length > _longest + 12 ? null : Nearest(key);
        nearest ??= _short.GetValueOrDefault(bare ?? key) ?? (key.Length > _longest + 12 ? null : Roughly(key, number));
        return nearest is null ? null : new LabelMatch(_labels[nearest], number, false);
    }

    /// <summary>The labels of which a text is the beginning, whatever follows; empty if it is none.</summary>
    public IReadOnlyList<Label> Begun(string text)
    {
        var number = TextKey.Number(text);
        var key = TextKey.Of(text.AsSpan(number.Body));
        if (!_beginnings.Contains(key))
        {
            return [];
        }

        if (!_begun.TryGetValue(key, out var labels))
        {
            _begun[key] = labels = [.. _labels.Values.SelectMany(l => l).Where(l => l.Key.Length > key.Length && l.Key.StartsWith(key, StringComparison.Ordinal))];
        }

        return labels;
    }

    /// <summary>Labels of groups that begin with a text, or are it, their number counted among the letters: 三, 三、本年.</summary>
    public IEnumerable<Label> GroupsFrom(string text) => TextKey.Of(text) is { Length: > 0 } key
        ? _groups.Where(g => g.Label.Key.StartsWith(key, StringComparison.Ordinal) || g.WithNumber.StartsWith(key, StringComparison.Ordinal)).Select(g => g.Label)
        : [];

    /// <summary>Whether letters stand in a label of the table as they follow each other.</summary>
    public bool IsPiece(string key)
    {
        if (key.Length is 0 or > LongestLabel)
        {
            return false;
        }

        if (!_pieces.TryGetValue(key, out var isPiece))
        {
            isPiece = _officials.Any(l => l.Contains(key, StringComparison.Ordinal));
            if (_pieces.Count < MostRemembered)
            {
                _pieces[key] = isPiece;
            }
        }

        return isPiece;
    }

    /// <summary>Whether words between spaces are pieces of labels and nothing else, as they stand beside a row in a narrow column.</summary>
    public bool ArePieces(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && !TextKey.IsSpace(text[end]))
            {
                end++;
            }

            if (TextKey.Of(text.AsSpan(at, end - at)) is { Length: > 0 } key && !IsPiece(key))
            {
                return false;
            }

            at = end + 1;
        }

        return true;
    }

    /// <summary>Whether every letter stands in some label of the table.</summary>
    public bool HasLettersOf(string key) => key.Length > 0 && key.All(_letters.Contains);

    /// <summary>Whether a text is the beginning of a label, but not one itself.</summary>
    public bool IsBeginning(string text)
    {
        if (text.Length > LongestLabel)
        {
            return false;
        }

        var number = TextKey.Number(text);
        var key = TextKey.Of(text.AsSpan(number.Body));

        // A number alone: the label follows on the next line.
        return key.Length > 0 ? _beginnings.Contains(key) : number.Style is NumberStyle.ChineseParenthesis or NumberStyle.Arabic;
    }

    /// <summary>Whether a text is nothing but labels one after another, broken in the wrong places.</summary>
    public bool IsRunOfLabels(string text) => RunOfLabels(text).Count > 0;

    /// <summary>The labels that a text is nothing but, one after another; none if it is anything else.</summary>
    public IReadOnlyList<LabelMatch> RunOfLabels(string text)
    {
        var key = TextKey.Of(text);
        if (key.Length is < 4 or > 300)
        {
            return [];
        }

        // How long the last label is that ends at each letter, the longest where there are several.
        var last = new int[key.Length + 1];
        for (var i = 0; i < key.Length; i++)
        {
            if (i > 0 && last[i] == 0)
            {
                continue;
            }

            for (var length = 1; length <= _longest && i + length <= key.Length; length++)
            {
                if (length > last[i + length] && _labels.ContainsKey(key.Substring(i, length)))
                {
                    last[i + length] = length;
                }
            }
        }

        List<LabelMatch> run = [];
        for (var end = key.Length; end > 0 && last[end] > 0; end -= last[end])
        {
            run.Insert(0, new LabelMatch(_labels[key.Substring(end - last[end], last[end])], default, true));
        }

        return last[^1] > 0 ? run : [];
    }

    private void Add(LabelKind kind, string? official, FormBlock block, FormRow? row = null, FormColumn? column = null, bool isTotal = false)
    {
        if (official is null)
        {
            return;
        }

        var number = TextKey.Number(official);
        var key = TextKey.Of(official.AsSpan(number.Body));
        if (key.Length == 0)
        {
            return;
        }

        if (!_labels.TryGetValue(key, out var labels))
        {
            _labels[key] = labels = [];
        }

        if (row is not null || column is not null || !labels.Exists(l => l.Kind == kind && l.Block == block && l.Official == official))
        {
            labels.Add(new Label(kind, official, key, number, block, row, column, isTotal));
        }

        if (TextKey.WithoutAsides(official[number.Body..]) is ({ } bare, true))
        {
            _short[bare] = key;
        }
    }

    private string? Nearest(string key)
    {
        string? nearest = null;
        var least = int.MaxValue;
        var several = false;
        foreach (var candidate in _labels.Keys)
        {
            var limit = Math.Min(TextKey.Tolerance(candidate.Length), least);
            var distance = TextKey.Distance(key, candidate, limit);
            if (distance > limit)
            {
                continue;
            }

            several = distance == least;
            nearest = candidate;
            least = distance;
        }

        return several ? null : nearest;
    }

    // Words have got lost within a long label: 其他法律行政止公开. Its number helps to tell it, and no other may be nearly as near.
    private string? Roughly(string key, Numbering number)
    {
        if (key.Length < ShortestRough)
        {
            return null;
        }

        string? nearest = null;
        var (least, next) = (int.MaxValue, int.MaxValue);
        foreach (var (candidate, labels) in _labels)
        {
            var distance = TextKey.Distance(key, candidate, candidate.Length / 2);
            if (distance > candidate.Length / 2)
            {
                continue;
            }

            if (distance < least)
            {
                (nearest, least, next) = (candidate, distance, least);
                if (distance > LimitOf(candidate, labels))
                {
                    nearest = null;
                }
            }
            else
            {
                next = Math.Min(next, distance);
            }
        }

        return next - least >= 2 ? nearest : null;

        int LimitOf(string candidate, List<Label> labels) =>
            candidate.Length < ShortestRough ? 0
            : number.Style != NumberStyle.None && labels.Exists(l => l.Number.Style != NumberStyle.None && l.Number.Number == number.Number) ? candidate.Length / 3
            : candidate.Length / 4;
    }
}
