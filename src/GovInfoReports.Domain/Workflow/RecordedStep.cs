namespace GovInfoReports.Domain.Workflow;

/// <summary>A step of a report as the server recorded it.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Round">The submission it concerns, from 1.</param>
public sealed record RecordedStep(ReportStep Step, DateTime At, int Round);
