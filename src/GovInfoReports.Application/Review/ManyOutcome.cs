using GovInfoReports.Application.Reports;

namespace GovInfoReports.Application.Review;

/// <summary>What came of one report when several were decided at once.</summary>
/// <param name="Problem">Why it was left as it is, as a plain Chinese sentence; <see langword="null"/> when it was done.</param>
public sealed record ManyOutcome(ReportKey Key, string UnitName, string? Problem);
