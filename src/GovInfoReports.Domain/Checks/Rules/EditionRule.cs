namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C1: the form is the one for the year.</summary>
internal sealed class EditionRule() : CheckRule("C1", Tier.Error)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var year = subject.Context.Year;
        if (subject.Catalog.ForYear(year) is not { } right)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoEdition, year));
        }
        else if (!string.Equals(right.Id, subject.Edition.Id, StringComparison.Ordinal))
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = right.OptionalYears.Contains(year) ? Tier.Query : Tier.Error,
                Message = Messages.Text(MessageKey.C1, year, right.Name, right.Document, subject.Edition.Name),
                Advice = Messages.Text(MessageKey.C1Advice, right.Name),
            });
        }
    }
}
