namespace GovInfoReports.Domain.Checks;

/// <summary>A rule about words; it needs nothing of the form's tables.</summary>
internal abstract class TextRule(string id, Tier tier) : ContentRule(id, tier)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public sealed override bool ReadsTexts => true;
}
