using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D2a: a government's report leaves out what governments report besides 工作考核、社会评议、责任追究.</summary>
internal sealed class GovernmentMattersRule() : TextRule("D2a", Tier.Query)
{
    private enum Words { Message, Advice }

    public override bool AppliesTo(CheckSubject subject) =>
        subject.Context.Level is { } level && RollUpRoles.IsGovernment(level) && subject.Edition.Sections.Any(s => s.GovernmentMatters.Count > 0);

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections)
        {
            List<RequiredAspect> missing =
            [
                .. section.GovernmentMatters.Where(m => !subject.Texts.Any(t => t.Section is not (TextSections.Preamble or TextSections.Title) && m.IsSpokenOf(t.Text))),
            ];
            if (missing.Count > 0)
            {
                var advice = Say(Words.Advice, section.Title);
                result.Add(Found(Say(Words.Message, Messages.Names([.. missing.Select(m => m.Title)], 9)), advice) with { Section = section.Code });
            }
        }
    }
}
