namespace GovInfoReports.Application.Accounts;

/// <summary>What a person types to sign in.</summary>
public sealed record SignInInput(string? UserName, string? Password);
