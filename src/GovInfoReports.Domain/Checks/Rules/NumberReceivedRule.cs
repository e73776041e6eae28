using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B1b: the number of applications in the text is neither the received ones nor those with the carried over ones.</summary>
internal sealed partial class NumberReceivedRule() : RequestsNarrativeRule("B1b", Tier.Query)
{
    private enum Words { Message, Advice }

    protected override void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver)
    {
        var fresh = received.Sum(c => subject[c].Addend!.Value);
        var all = fresh + carriedOver.Sum(c => subject[c].Addend!.Value);
        foreach (var text in texts)
        {
            List<StatedFigure> stated = [.. subject.Sentences(text).SelectMany(s => s.Amounts.Where(a => a.IsExact && a.Number > 0 && !s.IsForeign(a.Index)).Select(a => Stated(s, a)).OfType<StatedFigure>())];

            if (stated.Count > 0)
            {
                result.Names(text, [.. received, .. carriedOver]);
            }

            // Several numbers (by channel, by year) cannot be told apart; one of them fitting is enough.
            if (stated.Count == 0 || stated.Exists(s => s.Amount.Number == fresh || s.Amount.Number == all) || stated.Exists(s => s.Amount.Number != stated[0].Amount.Number)
                || stated.TrueForAll(s => IsOfPart(s.Sentence.Text[..s.Amount.Index])))
            {
                continue;
            }

            var first = stated[0];
            List<CellId> cells = [.. received, .. carriedOver];
            var message = Say(Words.Message, text.Name, first.Amount.Number, fresh, all);
            var finding = Found(message, Say(Words.Advice, fresh)) with
            {
                Cells = cells,
                Values = new FindingValues(first.Amount.Number, fresh),
                Basis = subject.Basis(cells),
            };
            result.Add(text.Mark(finding, first.Sentence.Start + first.Start, first.End - first.Start));
        }
    }

    private static StatedFigure? Stated(Sentence sentence, Amount amount)
    {
        var lead = amount.Index - amount.Lead.Length;
        foreach (var pattern in (ReadOnlySpan<Regex>)[Before(), Asked(), Counted(), Bare()])
        {
            if (pattern.Match(amount.Lead) is { Success: true } before)
            {
                var isOfRequests = pattern != Bare() || (sentence.TopicAt(lead + before.Index) == Topic.Requests && sentence.Paragraph.NamesWithHeading(Named()));
                return isOfRequests ? new StatedFigure(sentence, amount, lead + before.Index) { End = amount.Index + amount.Length } : null;
            }
        }

        return Received().Match(amount.Lead) is { Success: true } verb && After().Match(amount.Tail) is { Success: true } after
            ? new StatedFigure(sentence, amount, lead + verb.Index) { End = amount.Index + amount.Length + after.Length }
            : null;
    }

    // By one channel, from one applicant: a part of them. 网站、信函等 names them all.
    private static bool IsOfPart(string before)
    {
        var clause = before[(before.LastIndexOfAny(['，', ',', '：', '（', '(']) + 1)..];
        return OfPart().IsMatch(clause) && !clause.Contains('等', StringComparison.Ordinal);
    }

    [GeneratedRegex($$"""{{Term.Channels}}|[一1][名位]|单个|同一|个别|最多|自然人|{{Term.Organisations}}|律师""", Term.Options, Term.Milliseconds)]
    private static partial Regex OfPart();

    [GeneratedRegex($$"""(提出|提交|递交)(了|的)?({{Term.Request}}|公开申请|{{Term.AskingForInformation}})(共计|共|合计|总计){{Term.Gap}}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Asked();

    [GeneratedRegex(
        $$"""(?<=^|[，,：:、]|全年|年度|年内|今年|本年|我[镇乡局办委区县]|机关|单位|街道)({{Term.Request}}|依申请公开(政府信息)?的?(申请)?)的?(新收|收到|受理|接收)?总?{{Term.Amount}}(共|为|是|达到|达|"""
        + $$"""：)+{{Term.Gap}}$""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Counted();

    [GeneratedRegex($$"""({{Term.Received}})了?申请(共计|共|为|：)?{{Term.Gap}}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Bare();

    [GeneratedRegex(@"依申请|公开申请|申请公开", Term.Options, Term.Milliseconds)]
    private static partial Regex Named();

    [GeneratedRegex(
        $$"""({{Term.Received}}|登记|收到和处理|收到并处理|收到和办理)(了|的)?(({{Term.Citizens}}|公民|群众|公众)(提出|提交)?的?)?(政府信息依申请公开|依申请公开|{{Term.Request}}|"""
        + $$"""{{Term.AskingForInformation}}|申请公开政府信息|公开申请)(政府信息)?(的)?(申请|事项|来件|件)?(有所(增加|减少|上升|下降|增长)，)?(共有|共|共计|合计|总数|数量为|数量|为|有|达到|"""
        + $$"""：)?{{Term.Gap}}$""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Before();

    [GeneratedRegex($$"""(收到|接到|受理|新收)(了)?(共|共计)?{{Term.Gap}}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Received();

    [GeneratedRegex($$"""^({{Term.Citizens}}(提出|提交)?的?)?({{Term.Request}}|依申请公开(申请|件)?|{{Term.AskingForInformation}}|公开申请)(?!答复|办理|咨询|方面|有关|相关|引)""", Term.Options, Term.Milliseconds)]
    private static partial Regex After();
}
