namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>How many findings there are.</summary>
public sealed record TallyJson(int Count, int Errors, int Queries, int Open, int Hints, int Others);
