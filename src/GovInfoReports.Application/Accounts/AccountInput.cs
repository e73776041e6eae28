using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>An account as an administrator enters it, in a form or as a line of a list; what stands around a word does not count.</summary>
public sealed record AccountInput(string? UserName, string? DisplayName, Role? Role, string? UnitCode)
{
    /// <summary>Name to sign in with.</summary>
    public string? UserName { get; init; } = UserName?.Trim();

    /// <summary>Name of the person.</summary>
    public string? DisplayName { get; init; } = DisplayName?.Trim();

    public string? UnitCode { get; init; } = UnitCode?.Trim();
}
