using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>A report that counts in a roll-up, by its figures for the cells that add up, see <see cref="RollUp.ValuesFor"/>.</summary>
public sealed record RollUpChild(string UnitCode, string UnitName, RollUpSource Source, IReadOnlyList<CellValue> Values);

/// <summary>What figures were taken from: an edition, or what was handed in and is not published yet.</summary>
/// <param name="Number">Number of the edition, or of the submission.</param>
/// <param name="Hash">Hash of the content, see <see cref="ReportContentJson.Hash"/>.</param>
public sealed record RollUpSource(bool IsPublished, int Number, string Hash);

/// <summary>What one report has in a cell.</summary>
public readonly record struct RollUpPart(RollUpChild Child, CellValue Value);

/// <summary>A member whose figures are not known.</summary>
public sealed record RollUpAbsentee(string UnitCode, string UnitName, RollUpAbsence Reason);

/// <summary>Why figures of a member are not known.</summary>
public enum RollUpAbsence
{
    /// <summary>Nothing was handed in, or it went back.</summary>
    NotHandedIn = 1,

    /// <summary>What was handed in is not published, and nobody said that it counts.</summary>
    NotPublished = 2,
}
