namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C1: the form is the one for the year.</summary>
internal sealed class EditionRule() : ContentRule("C1", Tier.Error)
{
    private enum Words { Message, Advice }

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
            result.Add(Found(Say(Words.Message, year, right.Name, right.Document, subject.Edition.Name), Say(Words.Advice, right.Name), right.OptionalYears.Contains(year) ? Tier.Query : Tier.Error));
        }
    }
}
