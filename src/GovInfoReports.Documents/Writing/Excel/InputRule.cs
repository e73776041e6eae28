using System.Globalization;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>What Excel lets a person type into a figure's cell.</summary>
internal static class InputRule
{
    /// <summary>A formula that is true of what the cell may hold.</summary>
    public static string Formula(CellFormat format, string cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"OR({cell}=\"{CellValue.NotApplicable}\",{cell}=\"{Messages.Get("Excel_NotApplicable")}\",AND(ISNUMBER({cell}),{cell}>={format.Minimum},{cell}<={format.Maximum},ROUND({cell},{format.Scale})={cell}))");

    /// <summary>What the cell may hold, as a sentence.</summary>
    public static string Sentence(CellFormat format)
    {
        var number = (format.Scale, format.Minimum) switch
        {
            (0, >= 0) => Messages.Get("Excel_Whole", format.Minimum, format.Maximum),
            (0, _) => Messages.Get("Excel_Signed", format.Minimum, format.Maximum),
            (_, >= 0) => Messages.Get("Excel_Amount", format.Minimum, format.Maximum, format.Scale),
            _ => Messages.Get("Excel_SignedAmount", format.Minimum, format.Maximum, format.Scale),
        };
        var unit = format.Unit.Length == 0 ? string.Empty : Messages.Get("Excel_Unit", format.Unit);
        return number + unit + Messages.Get("Excel_NoNumber");
    }
}
