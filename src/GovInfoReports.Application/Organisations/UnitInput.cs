using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>A unit as an administrator enters it, in a form or as a line of a list; what stands around a word does not count.</summary>
public sealed record UnitInput(string? Code, string? Name, UnitLevel? Level, string? ParentCode, bool FilesReports)
{
    public string? Code { get; init; } = Code?.Trim();

    /// <summary>Full official name.</summary>
    public string? Name { get; init; } = Name?.Trim();

    /// <summary>Code of the unit directly above.</summary>
    public string? ParentCode { get; init; } = ParentCode?.Trim();
}
