using System.Collections.Concurrent;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Text;

/// <summary>The words of one table of the form, for finding them in a text.</summary>
internal sealed class TableVocabulary
{
    private const int LongestLabel = 120;
    private const int MostRemembered = 4000;

    private readonly Dictionary<string, List<Label>> _labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> _mistyped = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LabelMatch?> _exact = new(StringComparer.Ordinal);
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

        foreach (var key in _labels.Keys)
        {
            for (var i = 1; i < key.Length; i++)
            {
                _beginnings.Add(key[..i]);
            }

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

    /// <summary>The labels that differ least from a text, if they are few characters away and no others are as near.</summary>
    public LabelMatch? Mistyped(string text)
    {
        if (text.Length > LongestLabel)
        {
            return null;
        }

        var number = TextKey.Number(text);
        var key = TextKey.Of(text.AsSpan(number.Body));
        if (key.Length < 2 || key.Length > _longest + 12)
        {
            return null;
        }

        if (!_mistyped.TryGetValue(key, out var nearest))
        {
            nearest = Nearest(key) ?? WithoutAside(text[number.Body..]);
            if (_mistyped.Count < MostRemembered)
            {
                _mistyped[key] = nearest;
            }
        }

        return nearest is null ? null : new LabelMatch(_labels[nearest], number, false);
    }

    /// <summary>Whether a text is the beginning of a label, but not one itself.</summary>
    public bool IsBeginning(string text)
    {
        if (text.Length > LongestLabel)
        {
            return false;
        }

        var number = TextKey.Number(text);
        var key = TextKey.Of(text.AsSpan(number.Body));
        return key.Length > 0 && _beginnings.Contains(key);
    }

    /// <summary>Whether a text is nothing but labels one after another, broken in the wrong places.</summary>
    public bool IsRunOfLabels(string text)
    {
        var key = TextKey.Of(text);
        if (key.Length is < 4 or > 300)
        {
            return false;
        }

        var reached = new bool[key.Length + 1];
        reached[0] = true;
        for (var i = 0; i < key.Length; i++)
        {
            if (!reached[i])
            {
                continue;
            }

            for (var length = 1; length <= _longest && i + length <= key.Length; length++)
            {
                reached[i + length] = reached[i + length] || _labels.ContainsKey(key.Substring(i, length));
            }
        }

        return reached[key.Length];
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

    // 采购总金额（元）, 本年（2023）制发件数: the form's words with an aside.
    private string? WithoutAside(string text)
    {
        var open = text.AsSpan().IndexOfAny('（', '(');
        var close = text.AsSpan().IndexOfAny('）', ')');
        if (open < 0 || close <= open)
        {
            return null;
        }

        var key = TextKey.Of(string.Concat(text.AsSpan(0, open), text.AsSpan(close + 1)));
        return key.Length >= 4 && _labels.ContainsKey(key) ? key : null;
    }
}
