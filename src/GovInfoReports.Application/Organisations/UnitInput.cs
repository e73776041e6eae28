using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>A unit as an administrator enters it, in a form or as a line of a list.</summary>
public sealed record UnitInput(string? Code, string? Name, UnitLevel? Level, string? ParentCode, bool FilesReports);
