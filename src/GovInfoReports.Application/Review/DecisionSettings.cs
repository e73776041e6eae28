namespace GovInfoReports.Application.Review;

/// <summary>How a portal decides on reports.</summary>
public sealed record DecisionSettings
{
    /// <summary>Codes of the offices that decide on everything below them, beside the nearest office; none unless a province wants it.</summary>
    public IReadOnlySet<string> FromAbove { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
