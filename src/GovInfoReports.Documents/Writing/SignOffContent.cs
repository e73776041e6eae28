using System.Globalization;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Documents.Writing;

/// <summary>
/// The words of a sign-off sheet 签批单, the same in every format: who signs what, the key figures, and how to find out whether
/// the report has changed since.
/// </summary>
internal sealed record SignOffContent(
    string Heading,
    IReadOnlyList<SignOffField> Fields,
    IReadOnlyList<string> Signers,
    string OpinionLabel,
    string SignatureLabel,
    string DateBlank,
    string FiguresHeading,
    IReadOnlyList<SignOffField> Figures,
    SignOffField Code,
    IReadOnlyList<SignOffField> Marks,
    string Advice,
    string CheckAddress)
{
    private const int HashDigits = 16;
    private const int MostFigures = 12;

    /// <summary>The words for a report.</summary>
    public static SignOffContent Of(ReportDocument report, SignOffSheet sheet) => new(
        Messages.Get("SignOff_Heading"),
        [
            new(Messages.Get("SignOff_Unit"), report.UnitName),
            new(Messages.Get("SignOff_Year"), Messages.Get("SignOff_YearValue", report.Year)),
            new(Messages.Get("SignOff_Title"), report.Title),
        ],
        [Messages.Get("SignOff_Drafter"), Messages.Get("SignOff_Reviewer"), Messages.Get("SignOff_Deputy"), Messages.Get("SignOff_Head")],
        Messages.Get("SignOff_Opinion"),
        Messages.Get("SignOff_Signature"),
        Messages.Get("SignOff_Date"),
        Messages.Get("SignOff_Figures"),
        [.. KeyCells(report.Edition).Take(MostFigures).Select(c => new SignOffField(c.Name, Show(c, report.Content.Figures[c.Id])))],
        new(Messages.Get("SignOff_Code"), sheet.Code),
        [
            new(Messages.Get("SignOff_Hash"), Shorten(sheet.Hash)),
            new(Messages.Get("SignOff_MadeAt"), (sheet.MadeAt + ReportingCalendar.Offset).ToString(Messages.Get("SignOff_Moment"), CultureInfo.InvariantCulture)),
            new(Messages.Get("SignOff_MadeBy"), sheet.MadeBy),
        ],
        Messages.Get("SignOff_Advice", sheet.CheckAddress),
        sheet.CheckAddress);

    /// <summary>
    /// The cells by which a reader knows a report: of each table the members of the balance that the form states, in the line of
    /// grand totals, or else its grand totals.
    /// </summary>
    public static IEnumerable<FormCell> KeyCells(FormEdition edition)
    {
        var parts = edition.Equations.Where(e => e.Relation.IsTotal).SelectMany(e => e.Right).ToHashSet();
        var grandTotals = edition.Equations.Where(e => e.Relation.IsTotal).Select(e => e.Left[0]).Where(c => !parts.Contains(c)).ToHashSet();
        foreach (var table in edition.Tables)
        {
            var balances = edition.Equations.Where(e => !e.Relation.IsTotal && string.Equals(e.Relation.Table, table.Code, StringComparison.Ordinal)).ToList();
            var balance = balances.Find(e => e.Left.Concat(e.Right).Any(grandTotals.Contains)) ?? balances.LastOrDefault();
            HashSet<CellId> cells = balance is null ? grandTotals : [.. balance.Left, .. balance.Right];
            foreach (var cell in table.Cells.Where(c => cells.Contains(c.Id)))
            {
                yield return cell;
            }
        }
    }

    private static string Show(FormCell cell, CellValue value) =>
        value.IsNumber ? $"{cell.Format.Show(value)}{cell.Format.Unit}"
        : value.IsBlank ? Messages.Get("SignOff_Blank")
        : cell.Format.Show(value);

    private static string Shorten(string hash)
    {
        var digits = hash[(hash.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return digits.Length <= HashDigits ? digits : digits[..HashDigits];
    }
}

/// <summary>Words with what they are called.</summary>
internal sealed record SignOffField(string Label, string Value);
