namespace GovInfoReports.Application.Reports;

/// <summary>Names a report as addresses do.</summary>
public sealed record ReportKey(string UnitCode, int Year);
