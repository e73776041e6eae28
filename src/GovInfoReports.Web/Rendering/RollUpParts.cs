using System.Globalization;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Rendering;

/// <summary>The parts of a figure of a roll-up, for <c>_RollUpParts.cshtml</c>.</summary>
public sealed record RollUpParts(RollUp RollUp, RollUpCell Cell, int Year)
{
    /// <summary>An amount of an adjustment, always with its sign.</summary>
    public static string Amount(decimal amount) => amount.ToString("+0.######;-0.######", CultureInfo.InvariantCulture);

    public static string Figure(CellValue value, FormCell cell, Texts texts) => value.IsBlank ? texts["Clerk.RollUp.Blank"] : Show.Figure(value, cell.Format);

    /// <summary>A sum, 'at least' where a part of it is not known.</summary>
    public static string Sum(RollUpCell cell, Texts texts)
    {
        var figure = Figure(cell.Value, cell.Summed.Cell, texts);
        return cell.IsAtLeast && !cell.Value.IsBlank ? texts["Clerk.RollUp.AtLeast", figure] : figure;
    }
}
