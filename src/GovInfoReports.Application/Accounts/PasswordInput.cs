namespace GovInfoReports.Application.Accounts;

/// <summary>What a person types to change the own password.</summary>
public sealed record PasswordInput(string? Current, string? Chosen, string? Repeated);
