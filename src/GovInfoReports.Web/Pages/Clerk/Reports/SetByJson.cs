namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Who set a field last.</summary>
public sealed record SetByJson(string By, bool IsOwn);
