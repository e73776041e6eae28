using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>How a cell of a roll-up differs from what it was 已过时.</summary>
/// <param name="Adjusted">By how much the adjustments differ.</param>
public sealed record RollUpDifference(RollUpCell Now, CellValue Before, bool WasAtLeast, IReadOnlyList<RollUpPartDifference> Parts, decimal Adjusted)
{
    public CellId Id => Now.Id;
}

/// <summary>How a report's figure in a cell differs; <see langword="null"/> where the report did not count.</summary>
public sealed record RollUpPartDifference(string UnitCode, string UnitName, CellValue? Before, CellValue? Now)
{
    /// <summary>Whether it changes nothing: a report with nothing in the cell came or left.</summary>
    internal bool IsSilent => Before == Now || ((Before?.Addend ?? 0) == 0 && (Now?.Addend ?? 0) == 0 && Before?.IsBlank != true && Now?.IsBlank != true);
}
