namespace GovInfoReports.Domain.Checks;

/// <summary>A rule about words; it applies to any form.</summary>
internal abstract class TextRule(string id, Tier tier) : ContentRule(id, tier)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public sealed override bool ReadsTexts => true;

    /// <summary>Whether it looks at the figures too; what the others say holds until a word changes.</summary>
    public virtual bool ReadsFigures => false;
}
