using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// Compares numbers in the text with the tables. Only a number directly beside the words for what it counts takes part; one of
/// another year, of other units, an approximation or a comparison never does. Where a part of the text states several different
/// numbers for the same thing they cannot be told apart, and one that fits is enough.
/// </summary>
internal abstract partial class StatedFigureRule(string id) : ContentRule(id, Tier.Query)
{
    // Between a word and its number; no sentence has more of them in a row.
    private const int MostFillers = 12;

    private static readonly string[] Fillers =
    [
        "政府信息公开申请", "信息公开申请", "依申请公开", "政府信息", "公开申请", "的", "类", "情形", "情况", "信息", "申请", "处理", "决定", "答复", "案件", "依申请公开件", "申请件", "公开件", "案", "件数", "数量", "总数", "总计", "为", "是", "有",
        "共有", "共计", "合计", "共", "计", "了", "者", "：", ":", " ", "\u00a0", "（", "(", "“", "”", "均", "各", "结果", "原行政行为", "发生",
    ];

    private static readonly string[] Openers =
    [
        "政府信息公开申请", "信息公开申请", "依申请公开", "申请", "的", "已经", "已", "均", "全部", "被", "为", "属于", "属", "作出", "经审查", "依法", "按规定", "因", "系", "以", "按", "涉及", "获得", "获", "得到", "予以", "结果", " ", "\u00a0",
    ];

    public sealed override bool ReadsTexts => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var part in TextsFor(subject, binding))
            {
                Evaluate(subject, result, binding, part);
            }
        }
    }

    protected abstract void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part);

    /// <summary>The sum of cells, or <see langword="null"/> while one is blank; the rule then notes that it could not run.</summary>
    protected static decimal? Sum(CheckSubject subject, RuleResult result, IReadOnlyCollection<CellId> cells)
    {
        if (cells.Count == 0 || cells.Any(c => subject[c].Addend is null))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, cells.Count(c => subject[c].Addend is null)));
            return null;
        }

        return cells.Sum(c => subject[c].Addend!.Value);
    }

    /// <summary>Reports the first of several statements of the same thing, unless one of them fits or they differ among themselves.</summary>
    protected void Compare(CheckSubject subject, RuleResult result, IReadOnlyList<StatedFigure> stated, IReadOnlyList<CellId> cells, string name)
    {
        if (stated.Count > 0)
        {
            result.Names(stated[0].Sentence.Part, cells);
        }

        if (stated.Count == 0 || Sum(subject, result, cells) is not { } sum || stated.Any(s => s.Amount.Number == sum) || stated.Any(s => s.Amount.Number != stated[0].Amount.Number))
        {
            return;
        }

        var first = stated[0];
        var part = first.Sentence.Part;
        var message = Messages.Text(MessageKey.FigureDiffers, part.Name, first.Sentence.Text[first.Start..first.End].Trim(), name, sum);
        var finding = Found(message, Messages.Text(MessageKey.FigureDiffersAdvice, sum)) with
        {
            Cells = cells,
            Values = new FindingValues(first.Amount.Number, sum),
            Basis = subject.Basis(cells),
        };
        result.Add(part.Mark(finding, first.Sentence.Start + first.Start, first.End - first.Start));
    }

    /// <summary>The texts in which the report speaks of the table: beside it, in the overview, in additional sections.</summary>
    protected static IEnumerable<TextPart> TextsFor(CheckSubject subject, RuleBinding binding) => subject.Texts.Where(t =>
        string.Equals(t.Section, binding.Table, StringComparison.Ordinal)
        || t.Section is TextSections.Additional
        || subject.Edition.Section(t.Section) is { Aspects.Count: > 0 });

    /// <summary>Where one of the words stands directly before a number, fillers between them left out; the deepest one is what the number counts.</summary>
    protected static (string Part, int Start)? Before(string lead, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        (string Part, int Start)? found = null;
        var text = lead.AsSpan();
        for (var i = 0; i <= MostFillers && text.Length > 0; i++)
        {
            foreach (var (part, word) in words)
            {
                if (text.EndsWith(word, StringComparison.Ordinal))
                {
                    found = (part, text.Length - word.Length);
                    break;
                }
            }

            if (LengthOf(Fillers, text, atEnd: true) is not { } length)
            {
                break;
            }

            text = text[..^length];
        }

        return found;
    }

    /// <summary>Where one of the words stands directly after a number.</summary>
    protected static (string Part, int End)? After(string tail, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        var text = tail.AsSpan();
        for (var i = 0; i <= MostFillers && text.Length > 0; i++)
        {
            foreach (var (part, word) in words)
            {
                if (text.StartsWith(word, StringComparison.Ordinal))
                {
                    return (part, tail.Length - text.Length + word.Length);
                }
            }

            if (LengthOf(Openers, text, atEnd: false) is not { } length)
            {
                return null;
            }

            text = text[length..];
        }

        return null;
    }

    private static int? LengthOf(string[] words, ReadOnlySpan<char> text, bool atEnd)
    {
        foreach (var word in words)
        {
            if (atEnd ? text.EndsWith(word, StringComparison.Ordinal) : text.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return null;
    }

    /// <summary>Whether the words before a place name something else too: 予以公开和部分公开共8件.</summary>
    protected static bool IsJoined(string lead, int start, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        var before = lead[..start].TrimEnd();
        var joined = before.TrimEnd('和', '或', '与', '及', '、', '并', '以', '/');
        return joined.Length < before.Length && words.Any(w => joined.EndsWith(w.Value, StringComparison.Ordinal));
    }

    /// <summary>Where a sentence says something of all that it counted: 均获维持, 全部予以公开.</summary>
    [GeneratedRegex(@"(均|都|皆|全部|一律|悉数)", Term.Options, Term.Milliseconds)]
    protected static partial Regex OfAll();

    /// <summary>Words with their part, longest first.</summary>
    protected static IReadOnlyList<KeyValuePair<string, string>> WordsOf(RuleBinding binding, IEnumerable<string>? parts = null) =>
    [
        .. binding.Words.Where(w => parts is null || parts.Contains(w.Key, StringComparer.Ordinal))
            .SelectMany(w => w.Value.Select(v => KeyValuePair.Create(w.Key, v)))
            .OrderByDescending(w => w.Value.Length),
    ];
}
