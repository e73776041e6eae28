using System.Globalization;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>The sheet 核对: every finding with its place.</summary>
internal static class FindingSheet
{
    private static readonly double[] Widths = [6, 8, 8, 34, 60, 44];

    /// <summary>Writes the findings.</summary>
    /// <param name="sheet">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="places">Sheet and address of each figure.</param>
    public static void Write(SheetBuilder sheet, ReportDocument report, IReadOnlyList<Finding> findings, IReadOnlyDictionary<CellId, (string Sheet, string Address)> places)
    {
        for (var i = 0; i < Widths.Length; i++)
        {
            sheet.Width(i + 1, Widths[i]);
        }

        var head = CellLook.Label with { IsBold = true, Fill = "C6D9F1", IsCentred = true };
        foreach (var (index, name) in Messages.Get("Excel_FindingColumns").Split('|').Index())
        {
            sheet.Text(1, index + 1, name, head);
        }

        sheet.FrozenRows = 1;
        sheet.PrintTitles = (1, 1);
        sheet.IsLandscape = true;
        if (findings.Count == 0)
        {
            sheet.Text(2, 1, Messages.Get("Excel_NoFindings"), CellLook.Label);
            sheet.Merge(2, 1, 2, Widths.Length, CellLook.Label);
        }

        foreach (var (index, finding) in findings.Index())
        {
            WriteFinding(sheet, index + 2, report, finding, places);
        }
    }

    private static void WriteFinding(SheetBuilder sheet, int row, ReportDocument report, Finding finding, IReadOnlyDictionary<CellId, (string Sheet, string Address)> places)
    {
        string[] texts =
        [
            (row - 1).ToString(CultureInfo.InvariantCulture),
            FindingWords.Tier(finding.Tier),
            finding.Rule,
            PlaceOf(report, finding, places),
            finding.Message,
            finding.Advice ?? string.Empty,
        ];
        var lines = 1;
        foreach (var (column, text) in texts.Index())
        {
            var shown = ExcelText.Parts(text)[0];
            sheet.Text(row, column + 1, shown, CellLook.Label with { IsCentred = column < 3, Fill = column == 1 && finding.Tier == Tier.Error ? "FFC7CE" : null });
            lines = Math.Max(lines, ExcelText.Lines(shown, Widths[column]));
        }

        sheet.Lines(row, lines);
        if (finding.Cells.Where(places.ContainsKey).Select(c => places[c]).FirstOrDefault() is { Sheet: { } name } place)
        {
            sheet.Link(row, 4, SheetAddress.OnSheet(name, place.Address));
        }
    }

    private static string PlaceOf(ReportDocument report, Finding finding, IReadOnlyDictionary<CellId, (string Sheet, string Address)> places)
    {
        if (finding.Cells.FirstOrDefault(places.ContainsKey) is { Table: not null } cell)
        {
            var name = report.Edition.Find(cell)?.Name ?? cell.ToString();
            return finding.Cells.Count == 1
                ? Messages.Get("Excel_Place", places[cell].Sheet, places[cell].Address, name)
                : Messages.Get("Excel_PlaceMore", places[cell].Sheet, places[cell].Address, name, finding.Cells.Count);
        }

        return finding.Section switch
        {
            null => finding.Source?.Text ?? string.Empty,
            TextSections.Title => Messages.Get("Excel_Title"),
            TextSections.Preamble => Messages.Get("Excel_Preamble"),
            TextSections.Signature => Messages.Get("Excel_Signature"),
            TextSections.Additional => Messages.Get("Excel_Additional"),
            var code => report.Sections.FirstOrDefault(s => s.Code == code)?.Heading ?? code,
        };
    }
}
