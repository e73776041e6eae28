namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>A paragraph of a compared text.</summary>
public sealed record DifferenceJson(int Unchanged, IReadOnlyList<string[]> Pieces);
