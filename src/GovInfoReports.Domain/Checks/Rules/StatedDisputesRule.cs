using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B1e: reviews and lawsuits in the text against the table, with their outcomes where the text says plainly whose they are.</summary>
internal sealed partial class StatedDisputesRule() : StatedFigureRule("B1e")
{
    protected override void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part)
    {
        var rows = WordsOf(binding, binding.Rows.Keys);
        var outcomes = WordsOf(binding, binding.Columns.Keys);
        Dictionary<(string Rows, string Column), List<StatedFigure>> stated = [];
        void Add(string row, string column, StatedFigure figure)
        {
            stated.TryAdd((row, column), []);
            stated[(row, column)].Add(figure);
        }

        foreach (var sentence in subject.Sentences(part).Where(s => IsOfDisclosure(s, binding)))
        {
            foreach (var amount in sentence.Amounts.Where(a => a.IsExact && !sentence.IsForeign(a.Index)))
            {
                Read(sentence, amount, rows, outcomes, Add);
            }

            List<(string Row, StatedFigure Figure)> totals = [.. stated.Where(s => s.Key.Column is "total").SelectMany(s => s.Value.Where(f => f.Sentence == sentence).Select(f => (s.Key.Rows, f)))];
            foreach (var (row, column, figure, _) in OfAll(sentence, totals, outcomes).Where(a => subject.Sum(CellsOf(binding, a.Row, "total")) == a.Total).ToList())
            {
                Add(row, column, figure);
            }

            foreach (Match match in None().Matches(sentence.Text))
            {
                if (!sentence.IsForeign(match.Index) && !Outcome().IsMatch(match.Value) && !Further().IsMatch(sentence.Text[(match.Index + match.Length)..]))
                {
                    StatedFigure figure = new(sentence, new Amount(match.Index, match.Length, 0, true, string.Empty, string.Empty), match.Index) { End = match.Index + match.Length };
                    var both = match.Groups["both"].Success || (match.Value.Contains("复议", StringComparison.Ordinal) && match.Value.Contains("诉讼", StringComparison.Ordinal));
                    Add(both ? "both" : match.Value.Contains("复议", StringComparison.Ordinal) ? "reconsideration" : "litigation", "total", figure);
                }
            }
        }

        foreach (var ((row, column), figures) in stated)
        {
            List<CellId> cells = [.. CellsOf(binding, row, column)];
            Compare(subject, result, figures, cells, string.Join("”、“", cells.Select(c => $"{subject.RowName(c)}·{subject.ColumnName(c)}")));
        }
    }

    private static IEnumerable<CellId> CellsOf(RuleBinding binding, string row, string column)
    {
        var codes = string.Equals(row, "both", StringComparison.Ordinal) ? binding.Rows.Values.SelectMany(r => r).Distinct(StringComparer.Ordinal) : binding.Rows[row];
        return codes.SelectMany(r => binding.Columns[column].Select(c => new CellId(binding.Table, r, c)));
    }

    // 行政复议2件，行政诉讼1件，均获维持: of each number before it, as long as nothing else was counted in between.
    private static IEnumerable<(string Row, string Column, StatedFigure Figure, decimal Total)> OfAll(
        Sentence sentence, IReadOnlyList<(string Row, StatedFigure Figure)> totals, IReadOnlyList<KeyValuePair<string, string>> outcomes)
    {
        var from = 0;
        foreach (Match match in OfAll().Matches(sentence.Text))
        {
            var rest = sentence.Text[(match.Index + match.Length)..];
            var (column, end, isNone) = Ended().Match(rest) is { Success: true } ended ? ("pending", ended.Length, true)
                : NotOverturned().Match(rest) is { Success: true } not ? ("corrected", not.Length, true)
                : After(rest, outcomes) is var (outcome, stop) ? (outcome, stop, false)
                : (null, 0, false);
            if (column is null)
            {
                continue;
            }

            foreach (var amount in sentence.Amounts.Where(a => a.Index >= from && a.Index < match.Index).Reverse())
            {
                if (totals.FirstOrDefault(t => t.Figure.Amount == amount) is not { Row: { } row, Figure: { } figure } || amount.Number == 0)
                {
                    break;
                }

                var number = isNone ? 0 : amount.Number;
                yield return (row, column, figure with { Amount = amount with { Number = number }, End = match.Index + match.Length + end }, amount.Number);
            }

            from = match.Index;
        }
    }

    private static void Read(Sentence sentence, Amount amount, IReadOnlyList<KeyValuePair<string, string>> rows, IReadOnlyList<KeyValuePair<string, string>> outcomes, Action<string, string, StatedFigure> add)
    {
        var leadStart = amount.Index - amount.Lead.Length;
        if (Before(amount.Lead, outcomes) is var (outcome, from))
        {
            if (RowOf(sentence, leadStart + from) is { } row && !IsJoined(amount.Lead, from, outcomes))
            {
                add(row, outcome, new StatedFigure(sentence, amount, leadStart + from) { End = amount.Index + amount.Length });
            }

            return;
        }

        if (Before(amount.Lead, rows) is var (named, start))
        {
            var each = amount.Lead[start..].Contains('均', StringComparison.Ordinal) || amount.Lead[start..].Contains('各', StringComparison.Ordinal);
            var joined = IsJoined(amount.Lead, start, rows);
            if ((!each || amount.Number == 0) && !Included().IsMatch(amount.Tail) && !ByOutcome().IsMatch(amount.Lead[..start]))
            {
                add(joined ? "both" : named, "total", new StatedFigure(sentence, amount, leadStart + start) { End = amount.Index + amount.Length });
            }

            return;
        }

        if (After(amount.Tail, outcomes) is var (later, end))
        {
            if (RowOf(sentence, amount.Index) is { } row && !Taken(amount))
            {
                add(row, later, new StatedFigure(sentence, amount, amount.Index) { End = amount.Index + amount.Length + end });
            }
        }
        else if (After(amount.Tail, rows) is var (counted, stop) && !NotACase().IsMatch(amount.Tail[stop..]) && Happened().IsMatch(amount.Lead))
        {
            add(counted, "total", new StatedFigure(sentence, amount, amount.Index) { End = amount.Index + amount.Length + stop });
        }
    }

    // 行政诉讼1件正在审理: the number belongs to the words before it.
    private static bool Taken(Amount amount) => amount.Lead.EndsWith('共') || amount.Lead.EndsWith('计');

    private static string? RowOf(Sentence sentence, int index)
    {
        if (Both().Matches(sentence.Text).Any(m => m.Index < index))
        {
            return null;
        }

        return sentence.TopicAt(index) switch
        {
            Topic.Reconsideration => "reconsideration",
            Topic.Litigation => "litigation",
            _ => null,
        };
    }

    private static bool IsOfDisclosure(Sentence sentence, RuleBinding binding) =>
        string.Equals(sentence.Part.Section, binding.Table, StringComparison.Ordinal) || (sentence.Paragraph.Names(Disclosure()) && !Unrelated().IsMatch(sentence.Text));

    [GeneratedRegex(@"^(已|已经|依法|按时|按期|按规定|在[年期]内)*(审结|办结|审理完毕|审理终结|结案)", Term.Options, Term.Milliseconds)]
    private static partial Regex Ended();

    [GeneratedRegex($$"""^(未|没有|无|不存在)(被|发生|出现|有)*(复议机关|法院|人民法院)?({{Term.Overturned}})""", Term.Options, Term.Milliseconds)]
    private static partial Regex NotOverturned();

    [GeneratedRegex(@"无关|其他领域|非(政府)?信息公开", Term.Options, Term.Milliseconds)]
    private static partial Regex Unrelated();

    // 行政复议7件（含信息公开类2件）: all reviews, not only those of this report.
    [GeneratedRegex($$"""^[（(，,]?(含|其中|包括){{Term.InClause}}{0,6}信息公开""", Term.Options, Term.Milliseconds)]
    private static partial Regex Included();

    [GeneratedRegex($$"""({{Term.Overturned}}|维持|未结|审结)的?$""", Term.Options, Term.Milliseconds)]
    private static partial Regex ByOutcome();

    [GeneratedRegex(@"信息公开|公开申请|依申请", Term.Options, Term.Milliseconds)]
    private static partial Regex Disclosure();

    [GeneratedRegex($$"""{{Term.NoDispute}}(?<both>行政复议(案件)?(、|和|及|或|与|以及|，)(被?提起)?(行政)?诉讼|复议(、|和|及|或|与)诉讼)|{{Term.NoDispute}}(行政复议|行政诉讼|行政应诉(?=案件))""", Term.Options, Term.Milliseconds)]
    private static partial Regex None();

    // 未发生被纠错的行政诉讼 says nothing of how many there were; nor does 无行政复议纠错.
    [GeneratedRegex($$"""^(案件)?(的)?(中)?(被)?({{Term.Overturned}}|维持|超期|逾期|未结|应诉|培训|答复|咨询|审理|变更)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Further();

    [GeneratedRegex($$"""{{Term.Overturned}}|超期|逾期|未结""", Term.Options, Term.Milliseconds)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"复议(案件)?(、|和|及|或|与|以及)(行政)?诉讼", Term.Options, Term.Milliseconds)]
    private static partial Regex Both();

    [GeneratedRegex(@"^(案件|案)?(答复|应诉|培训|咨询|工作|率|渠道|知识|宣传|意见|建议|文书)", Term.Options, Term.Milliseconds)]
    private static partial Regex NotACase();

    [GeneratedRegex(@"(发生|收到|产生|引发|出现|有|共|提起|涉及)[ ]*$", Term.Options, Term.Milliseconds)]
    private static partial Regex Happened();
}
