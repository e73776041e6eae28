namespace GovInfoReports.Application.Reports;

/// <summary>Names a report as addresses do.</summary>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="Year">Reporting year.</param>
public sealed record ReportKey(string UnitCode, int Year);
