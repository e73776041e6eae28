namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>A field that was not taken.</summary>
public sealed record FieldErrorJson(string Field, string Title, string Message);
