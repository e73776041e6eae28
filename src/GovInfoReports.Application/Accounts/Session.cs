namespace GovInfoReports.Application.Accounts;

/// <summary>What one signing-in began.</summary>
/// <param name="Until">UTC, when it ends by itself at the latest.</param>
public sealed record Session(Guid Id, DateTime Until);
