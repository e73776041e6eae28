namespace GovInfoReports.Application.Accounts;

/// <summary>Something that waits under one of a person's posts.</summary>
/// <param name="Year">Reporting year; <see langword="null"/> for what has none.</param>
public sealed record WaitingLine(RunningPost Post, WaitingKind Kind, int? Year, int Count);
