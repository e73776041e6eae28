using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>An account as an administrator enters it, in a form or as a line of a list.</summary>
public sealed record AccountInput(string? UserName, string? DisplayName, Role? Role, string? UnitCode);
