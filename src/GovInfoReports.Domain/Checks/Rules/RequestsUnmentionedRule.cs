using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B1f: the table counts applications and the text does not speak of any.</summary>
internal sealed class RequestsUnmentionedRule() : RequestsNarrativeRule("B1f", Tier.Query)
{
    private enum Words { Message, Advice }

    protected override void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver)
    {
        var sum = received.Sum(c => subject[c].Addend!.Value);
        var overview = subject.Edition.Sections.FirstOrDefault(s => s.Aspects.Count > 0);
        if (sum == 0 || overview is null || texts.All(t => t.Text.Length == 0) || texts.Any(t => t.Text.Contains("申请", StringComparison.Ordinal)))
        {
            return;
        }

        result.Add(Found(Say(Words.Message, sum, overview.Heading), Say(Words.Advice)) with
        {
            Cells = [.. received],
            Section = overview.Code,
            Values = new FindingValues(null, sum),
        });
    }
}
