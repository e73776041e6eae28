namespace GovInfoReports.Domain.Workflow;

/// <summary>Why a report was closed for good, by whom and when.</summary>
/// <param name="ReplacedById">The unit whose report of the year counts in its place; <see langword="null"/> where none does.</param>
/// <param name="At">UTC.</param>
public sealed record ReportClosing(string Reason, int? ReplacedById, string By, DateTime At);
