using System.Globalization;
using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>The sheet 核对: every finding with its place.</summary>
internal static class FindingSheet
{
    private static readonly double[] Widths = [6, 8, 8, 30, 14, 60, 44];

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
        var own = finding.Cells.Where(places.ContainsKey).ToList();
        var first = own.Count == 0 ? default : places[own[0]];
        string[] texts =
        [
            (row - 1).ToString(CultureInfo.InvariantCulture),
            FindingWords.Tier(finding.Tier),
            finding.Rule,
            first.Sheet ?? PartOf(report, finding),
            own.Count <= 1 ? first.Address ?? string.Empty : Messages.Get("Excel_MoreCells", first.Address, own.Count),
            finding.Message,
            finding.Advice ?? string.Empty,
        ];
        var lines = 1;
        foreach (var (column, text) in texts.Index())
        {
            var shown = ExcelText.Parts(text)[0];
            sheet.Text(row, column + 1, shown, CellLook.Label with { IsCentred = column is < 3 or 4, Fill = column == 1 && finding.Tier == Tier.Error ? "FFC7CE" : null });
            lines = Math.Max(lines, ExcelText.Lines(shown, Widths[column]));
        }

        sheet.Lines(row, lines);
        if (own.Count > 0)
        {
            sheet.Link(row, 5, SheetAddress.OnSheet(first.Sheet!, first.Address!));
        }
    }

    private static string PartOf(ReportDocument report, Finding finding) => finding.Section switch
    {
        null => finding.Source?.Text ?? string.Empty,
        TextSections.Title => Messages.Get("Excel_Title"),
        TextSections.Preamble => Messages.Get("Excel_Preamble"),
        TextSections.Signature => Messages.Get("Excel_Signature"),
        TextSections.Additional => Messages.Get("Excel_Additional"),
        var code => report.Sections.FirstOrDefault(s => s.Code == code)?.Heading ?? Messages.Get("Excel_Additional"),
    };
}
