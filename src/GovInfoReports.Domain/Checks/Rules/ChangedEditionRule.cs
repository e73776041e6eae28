namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A5d: after a change of edition the stocks of the two forms do not mean the same and are not compared.</summary>
internal sealed class ChangedEditionRule() : ContentRule("A5d", Tier.Hint)
{
    public override bool AppliesTo(CheckSubject subject) =>
        subject.LastYear is { } last && !string.Equals(last.Form, subject.Content.Form, StringComparison.Ordinal);

    public override void Evaluate(CheckSubject subject, RuleResult result) =>
        result.CouldNotRun(Messages.Text(MessageKey.NotRunOtherMeaning, subject.Context.Year - 1));
}
