using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B1a: the text says that no application was received while the table counts some.</summary>
internal sealed partial class NoneReceivedRule() : RequestsNarrativeRule("B1a", Tier.Error)
{
    private enum Words { Message, Advice }

    protected override void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver)
    {
        List<CellId> cells = [.. received, .. carriedOver];
        var sum = cells.Sum(c => subject[c].Addend!.Value);
        if (sum == 0)
        {
            return;
        }

        foreach (var text in texts)
        {
            foreach (var sentence in subject.Sentences(text).Where(s => !Disputes().IsMatch(s.Text)))
            {
                var match = NoneReceived().Matches(sentence.Text).Concat(IsOfPart(sentence) ? [] : NobodyAsked().Matches(sentence.Text))
                    .FirstOrDefault(m => !sentence.IsForeign(m.Index) && !Except().IsMatch(sentence.Text[..m.Index]));
                if (match is null)
                {
                    continue;
                }

                result.Names(text, cells);
                if (result.Findings.Count == 0)
                {
                    var finding = Found(Say(Words.Message, text.Name, match.Value, sum), Say(Words.Advice, sum));
                    result.Add(text.Mark(finding with { Cells = cells, Values = new FindingValues(0, sum) }, sentence.Start + match.Index, match.Length));
                }
            }
        }
    }

    // By one channel or from one kind of applicant none may have come; so where the sentence counts some, too.
    private static bool IsOfPart(Sentence sentence) => sentence.Amounts.Any(a => a.Number > 0) || OfPart().IsMatch(sentence.Text);

    [GeneratedRegex($$"""除[^。；]{0,20}外|(如|若|凡|即使|倘|对|无论){{Term.InClause}}{0,3}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Except();

    [GeneratedRegex($$"""{{Term.Channels}}|书面|{{Term.Organisations}}|自然人|律师|半年|季度|逾期|超期|延期|涉及|类""", Term.Options, Term.Milliseconds)]
    private static partial Regex OfPart();

    [GeneratedRegex(
        $$"""{{Term.NotReceived}}({{Term.Citizens}}|(广大|社会|人民)?(群众|公众)|任何(单位|组织)(和|或|、)个人|申请人)?(的|提出的?|"""
        + $$"""提交的?)?((要求|请求){{Term.AskingForInformation}}|{{Term.Request}}|{{Term.OnRequest}}){{Term.ClauseEnds}}|"""
        + """无人[^，。；、]{0,10}(申请公开(政府)?信息|(提出|提交|递交)过?(政府)?信息公开申请)|"""
        + $$"""(未|没)有(任何)?(申请人|群众|公民|公众|人|单位|(单位|组织)(和|或|、)个人)[^，。；、]{0,10}((提交|提出|递交)过?(政府)?信息公开申请|申请公开过?政府信息){{Term.ClauseEnds}}|"""
        + $$"""({{Term.Not}}(发生|出现|产生)过?|{{Term.None}}){{Term.OnRequest}}的?(情况|情形|事项|件)?{{Term.ClauseEnds}}|"""
        + $$"""({{Term.Request}}|{{Term.OnRequest}})(工作)?(方面)?[，,]?(全年|本年度?|年内)?的?(新收|收到|受理|接收|申请)?总?{{Term.Amount}}(为|是|：){{Term.Zero}}(件|条|"""
        + $$"""份)?{{Term.ClauseEnds}}""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex NobodyAsked();

    [GeneratedRegex(
        $$"""{{Term.NotReceived}}({{Term.Citizens}})?(的|提出(的)?)?({{Term.OnRequest}}|{{Term.AskingForInformation}}|政府信息(依申请公开|公开申请)(的?申请)?|"""
        + $$"""信息公开申请)|(?<=^|[，：:、年度{{Term.Han}}-[没]])(?<!如|若|均|并|且)无(政府信息公开申请|依申请公开(申请|事项|情况))(情况|事项|件)?{{Term.ClauseEnds}}|"""
        + $$"""(收到|接到|受理)(政府信息公开申请|依申请公开(申请)?|信息公开申请)(共|为)?[ ]*{{Term.Zero}}[ ]*(件|条|份|次|宗|例)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex NoneReceived();

    [GeneratedRegex(@"复议|诉讼|不服|投诉(?!类)|举报(?!投诉|类)", Term.Options, Term.Milliseconds)]
    private static partial Regex Disputes();
}
