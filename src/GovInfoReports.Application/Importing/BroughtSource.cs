namespace GovInfoReports.Application.Importing;

/// <summary>A source that was brought.</summary>
public sealed record BroughtSource(long Id, bool AlreadyThere);
