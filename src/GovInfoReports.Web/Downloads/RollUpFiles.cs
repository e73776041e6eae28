using System.Globalization;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Downloads;

/// <summary>A roll-up as a table: a row a report and a row an adjustment, whose sums are those of the roll-up.</summary>
internal static class RollUpFiles
{
    private static readonly string[] Columns = ["Unit", "Name", "Year", "Source", "Cell", "CellName", "Value"];

    /// <summary>Rows for an Excel summary, whose formulas add them up.</summary>
    public static IEnumerable<SummaryRow> Rows(RollUpView view, Texts texts)
    {
        if (view.RollUp is not { } rollUp)
        {
            yield break;
        }

        foreach (var child in rollUp.Children)
        {
            yield return new SummaryRow(child.UnitCode, child.UnitName, view.Year, SourceOf(child.Source, texts), ReportFigures.Of(rollUp.Cells.Select((c, i) => KeyValuePair.Create(c.Id, child.Values[i]))));
        }

        foreach (var missing in rollUp.Missing)
        {
            yield return new SummaryRow(missing.UnitCode, missing.UnitName, view.Year, texts[$"Clerk.RollUp.Missing.{missing.Reason}"], null);
        }

        foreach (var adjustment in rollUp.Adjustments)
        {
            var cells = rollUp.Cells.Where(c => c.Adjustments.Contains(adjustment)).Select(c => KeyValuePair.Create(c.Id, CellValue.Of(adjustment.Amount)));
            yield return new SummaryRow(string.Empty, NameOf(adjustment, texts), view.Year, texts["Clerk.RollUp.Adjustment"], ReportFigures.Of(cells)) { IsUnit = false };
        }
    }

    /// <summary>A line for each part of each cell.</summary>
    public static IEnumerable<string[]> Lines(RollUpView view, Texts texts)
    {
        yield return [.. Columns.Select(c => texts[$"Clerk.RollUp.Csv.{c}"])];
        var year = view.Year.ToString(CultureInfo.InvariantCulture);
        foreach (var cell in view.RollUp?.Cells ?? [])
        {
            string[] LineOf(string code, string name, string source, CellValue value) => [code, name, year, source, cell.Id.ToString(), cell.Summed.Cell.Name, value.ToString()];
            foreach (var part in cell.Parts)
            {
                yield return LineOf(part.Child.UnitCode, part.Child.UnitName, SourceOf(part.Child.Source, texts), part.Value);
            }

            foreach (var adjustment in cell.Adjustments)
            {
                yield return LineOf(string.Empty, NameOf(adjustment, texts), texts["Clerk.RollUp.Adjustment"], CellValue.Of(adjustment.Amount));
            }

            yield return LineOf(view.Unit.Code, view.Unit.Name, texts[cell.IsAtLeast ? "Clerk.RollUp.SumAtLeast" : "Clerk.RollUp.Sum"], cell.Value);
        }
    }

    public static string SourceOf(RollUpSource source, Texts texts) => texts[source.IsPublished ? "Clerk.RollUp.Edition" : "Clerk.RollUp.HandIn", source.Number];

    private static string NameOf(Adjustment adjustment, Texts texts) => texts["Clerk.RollUp.AdjustmentName", texts[$"Clerk.RollUp.Kind.{adjustment.Kind}"], adjustment.Note];
}
