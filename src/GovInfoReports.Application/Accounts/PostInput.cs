using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>A post as an administrator enters it.</summary>
/// <param name="From">First day, in China; today where it is left out.</param>
/// <param name="Until">Last day, in China; <see langword="null"/> for none.</param>
public sealed record PostInput(Role? Role, string? UnitCode, DateOnly? From = null, DateOnly? Until = null)
{
    public string? UnitCode { get; init; } = UnitCode?.Trim();
}
