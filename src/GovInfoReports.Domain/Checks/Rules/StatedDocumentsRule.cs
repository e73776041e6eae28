using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B1d: normative documents 规范性文件 in the text against the table: made, repealed, in force.</summary>
internal sealed partial class StatedDocumentsRule() : StatedFigureRule("B1d")
{
    private static readonly string[] Attributes = ["行政", "本级", "镇级", "我镇", "我县", "我局", "本机关", "政府", "各类", "的", "了", "性", "新", "并公布", "并发布", "并实施"];

    protected override void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part)
    {
        var verbs = WordsOf(binding, binding.Columns.Keys);
        var nouns = binding.WordsOf("subject");
        Dictionary<string, List<StatedFigure>> stated = new(StringComparer.Ordinal);
        foreach (var sentence in subject.Sentences(part))
        {
            var partsFrom = CleanedUp().Match(sentence.Text) is { Success: true } some ? some.Index : int.MaxValue;
            foreach (var amount in sentence.Amounts.Where(a => a.IsExact && a.Index < partsFrom && !sentence.IsForeign(a.Index)))
            {
                if (Find(sentence, amount, verbs, nouns) is var (item, figure) && !Qualified().IsMatch(sentence.Text[..figure.Start]))
                {
                    stated.TryAdd(item, []);
                    stated[item].Add(figure);
                }
            }

            if (None(sentence, verbs, nouns) is var (none, statedNone) && !stated.ContainsKey(none))
            {
                stated[none] = [statedNone];
            }
        }

        foreach (var (item, figures) in stated)
        {
            List<CellId> cells = [.. binding.Rows.Values.SelectMany(r => r).SelectMany(r => binding.Columns[item].Select(c => new CellId(binding.Table, r, c)))];
            Compare(subject, result, figures, cells, $"{subject.RowName(cells[0])}·{subject.ColumnName(cells[0])}");
        }
    }

    private static (string Item, StatedFigure Figure)? Find(Sentence sentence, Amount amount, IReadOnlyList<KeyValuePair<string, string>> verbs, IReadOnlyList<string> nouns)
    {
        List<KeyValuePair<string, string>> objects = [.. nouns.Select(n => KeyValuePair.Create("subject", n))];
        var leadStart = amount.Index - amount.Lead.Length;
        if (Before(amount.Lead, objects) is var (_, noun))
        {
            // 制发行政规范性文件3件
            var bare = Stripped(amount.Lead[..noun]);
            var verb = verbs.FirstOrDefault(v => bare.EndsWith(v.Value, StringComparison.Ordinal));
            return verb.Key is null ? null : (verb.Key, new StatedFigure(sentence, amount, leadStart + bare.Length - verb.Value.Length) { End = amount.Index + amount.Length });
        }

        if (Before(amount.Lead, verbs) is var (item, start))
        {
            // 规范性文件制发3件, 制发3件行政规范性文件
            var after = After(amount.Tail, [.. objects, .. objects.Select(o => KeyValuePair.Create(o.Key, "行政" + o.Value))]);
            if (after is not null || sentence.TopicAt(leadStart + start) == Topic.Documents)
            {
                return (item, new StatedFigure(sentence, amount, leadStart + start) { End = amount.Index + amount.Length + (after?.End ?? 0) });
            }
        }

        return null;
    }

    private static (string Item, StatedFigure Figure)? None(Sentence sentence, IReadOnlyList<KeyValuePair<string, string>> verbs, IReadOnlyList<string> nouns)
    {
        foreach (var noun in nouns)
        {
            var at = sentence.Text.IndexOf(noun, StringComparison.Ordinal);
            if (at < 0 || sentence.IsForeign(at))
            {
                continue;
            }

            var bare = Stripped(sentence.Text[..at]);
            var verb = verbs.FirstOrDefault(v => bare.EndsWith(v.Value, StringComparison.Ordinal));
            var left = verb.Key is null ? string.Empty : Stripped(bare[..^verb.Value.Length]);
            var negation = Array.Find(["没有", "未曾", "未", "无"], n => left.EndsWith(n, StringComparison.Ordinal));
            if (negation is not null)
            {
                var start = left.Length - negation.Length;
                var end = at + noun.Length;
                return (verb.Key!, new StatedFigure(sentence, new Amount(start, end - start, 0, true, string.Empty, string.Empty), start) { End = end });
            }
        }

        return null;
    }

    // 清理涉企规范性文件5件，其中废止1件、继续有效4件 tells of these five.
    [GeneratedRegex($$"""(清理|审查|评估|排查|梳理|核查){{Term.InClause}}{0,10}规范性文件(共|共计)?[ ]*[0-9{{Term.Numerals}}百]+[ ]*件[，,（(]其中""", Term.Options, Term.Milliseconds)]
    private static partial Regex CleanedUp();

    // 其中以政府办名义印发 is a part; 其中本年制发 is not.
    [GeneratedRegex($$"""其中[，,]?(?!(本年度?|全年|今年|当年|年内|新|已|我镇|共|由?本级)*$){{Term.InClause}}{2,}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Qualified();

    private static string Stripped(string text)
    {
        for (var i = 0; i < Attributes.Length;)
        {
            if (text.EndsWith(Attributes[i], StringComparison.Ordinal))
            {
                text = text[..^Attributes[i].Length];
                i = 0;
            }
            else
            {
                i++;
            }
        }

        return text;
    }
}
