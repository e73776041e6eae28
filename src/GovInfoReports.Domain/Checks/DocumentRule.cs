namespace GovInfoReports.Domain.Checks;

/// <summary>A rule that only the reader of documents can decide: it alone sees labels, headings and layout as they stood on paper.</summary>
internal abstract class DocumentRule(string id, Tier tier) : CheckRule(id, tier)
{
    public sealed override RuleOrigin Origin => RuleOrigin.Document;
}
