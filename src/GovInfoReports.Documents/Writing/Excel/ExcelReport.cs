using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>
/// A report as an Excel workbook that can be filled in by hand and read back cell by cell: the texts, a sheet for each table in
/// the official layout, the findings, and a hidden sheet of codes. Labels and totals are locked, without a password; a total is a
/// formula where its parts give what it says, and otherwise stays the figure it is, marked and open.
/// </summary>
public static class ExcelReport
{
    private const int LongestSheetName = 31;

    /// <summary>Writes the workbook.</summary>
    /// <param name="checks">Findings to write beside the cells they concern and on a sheet of their own, or <see langword="null"/> for none.</param>
    public static async Task WriteAsync(Stream stream, ReportDocument report, CheckReport? checks, CancellationToken ct)
    {
        WorkbookStyles styles = new();
        CodeSheet codes = new(report);
        var sheets = SheetsOf(report, checks, styles, codes);
        await using var package = new WorkbookPackage(stream, sheets.Count, report.ChangedAt);
        await package.BeginAsync(report.Title, ct);
        foreach (var sheet in sheets)
        {
            await package.AddSheetAsync(sheet.ToWorksheet(), ct);
        }

        await package.FinishAsync(WorkbookOf(sheets), styles.ToStylesheet(), ct);
    }

    /// <summary>A workbook that shows some sheets.</summary>
    internal static Workbook WorkbookOf(IReadOnlyList<SheetBuilder> sheets)
    {
        List<DefinedName> names = [];
        foreach (var (index, sheet) in sheets.Index())
        {
            if (sheet.PrintArea is { } area)
            {
                names.Add(NameOf("_xlnm.Print_Area", index, SheetAddress.OnSheet(sheet.Name, Fixed(area))));
            }

            if (sheet.PrintTitles is var (first, last))
            {
                names.Add(NameOf("_xlnm.Print_Titles", index, SheetAddress.OnSheet(sheet.Name, FormattableString.Invariant($"${first}:${last}"))));
            }
        }

        var workbook = new Workbook(
            new WorkbookProperties(),
            new WorkbookProtection { LockStructure = true },
            new BookViews(new WorkbookView { ActiveTab = 0U }),
            new Sheets(sheets.Select((s, i) => new DocumentFormat.OpenXml.Spreadsheet.Sheet
            {
                Name = s.Name,
                SheetId = (uint)i + 1,
                Id = FormattableString.Invariant($"rId{i + 1}"),
                State = s.IsHidden ? SheetStateValues.Hidden : null,
            })));
        if (names.Count > 0)
        {
            workbook.Append(new DefinedNames(names));
        }

        return workbook;
    }

    private static DefinedName NameOf(string name, int sheet, string text) => new(text) { Name = name, LocalSheetId = (uint)sheet };

    private static string Fixed(string range) => string.Join(':', range.Split(':').Select(a =>
        SheetAddress.TryParse(a, out var row, out var column) ? FormattableString.Invariant($"${SheetAddress.Letters(column)}${row}") : a));

    private static List<SheetBuilder> SheetsOf(ReportDocument report, CheckReport? checks, WorkbookStyles styles, CodeSheet codes)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { Messages.Get("Excel_Codes"), Messages.Get("Excel_Findings") };
        var findings = checks?.Findings ?? [];
        List<SheetBuilder> sheets = [];
        SheetBuilder Add(string name)
        {
            var sheet = new SheetBuilder(NameFor(name, names), styles) { Header = (report.UnitName, Messages.Get("Excel_Year", report.Year)) };
            sheets.Add(sheet);
            return sheet;
        }

        TextSheet.Write(Add(Messages.Get("Excel_Texts")), codes, report);
        Dictionary<CellId, (string Sheet, string Address)> places = [];
        foreach (var section in report.Sections.Where(s => s.Table is not null))
        {
            var sheet = Add(section.Heading);
            foreach (var (cell, address) in new TableSheet(report, section, sheet, codes, findings).Addresses)
            {
                places[cell] = (sheet.Name, address);
            }
        }

        if (checks is not null)
        {
            var sheet = new SheetBuilder(Messages.Get("Excel_Findings"), styles) { Header = (report.UnitName, Messages.Get("Excel_Year", report.Year)) };
            sheets.Add(sheet);
            FindingSheet.Write(sheet, report, findings, places);
            codes.Add(SheetCodes.Aside, sheet.Name, string.Empty, string.Empty);
        }

        sheets.Add(codes.Build(Messages.Get("Excel_Codes"), styles));
        return sheets;
    }

    private static string NameFor(string wanted, HashSet<string> taken)
    {
        var plain = string.Concat(wanted.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\') && !char.IsControl(c))).Trim('\'', ' ');
        for (var i = 1; ; i++)
        {
            var suffix = i == 1 ? string.Empty : FormattableString.Invariant($" {i}");
            var name = plain[..Math.Min(plain.Length, LongestSheetName - suffix.Length)] + suffix;
            if (taken.Add(name))
            {
                return name;
            }
        }
    }
}
