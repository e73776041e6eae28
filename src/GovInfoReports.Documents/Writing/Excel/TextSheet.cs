using System.Globalization;
using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>The sheet of the texts: what each is at the left, the text itself, as Markdown, beside it in a cell to type in.</summary>
internal sealed class TextSheet
{
    private const double LabelWidth = 20;
    private const double TextWidth = 78;

    // Longer texts take several rows, merged into one cell: a row is only so high, and a page breaks between rows.
    private const int MostLinesOfRow = 8;

    private readonly SheetBuilder _sheet;
    private readonly CodeSheet _codes;
    private int _row = 2;

    private TextSheet(SheetBuilder sheet, CodeSheet codes)
    {
        _sheet = sheet;
        _codes = codes;
    }

    public static void Write(SheetBuilder sheet, CodeSheet codes, ReportDocument report)
    {
        sheet.Width(1, LabelWidth);
        sheet.Width(2, TextWidth);
        var hint = Messages.Get(report.PublishedEdition is null ? "Excel_TextHint" : "Excel_TextHintPublic");
        sheet.Text(1, 1, hint, CellLook.Remark);
        sheet.Merge(1, 1, 1, 2, CellLook.Remark);
        sheet.Lines(1, ExcelText.Lines(hint, LabelWidth + TextWidth));
        codes.Add(SheetCodes.Caption, sheet.Name, SheetAddress.Of(1, 1), hint);
        new TextSheet(sheet, codes).Write(report);
        sheet.PrintTitles = null;
    }

    private void Write(ReportDocument report)
    {
        var content = report.Content;
        Add(Messages.Get("Excel_Title"), SheetCodes.TitleText, content.Title, 1);
        Add(Messages.Get("Excel_Preamble"), SheetCodes.PreambleText, content.Preamble, 4);
        var additional = new Queue<(int Index, AdditionalSection Item)>(AsArranged(report));
        foreach (var section in report.Sections)
        {
            if (section.Code is { } code)
            {
                var label = section.Table is null ? section.Heading : Messages.Get("Excel_BesideTable", section.Heading);
                Add(label, (section.Table is null ? SheetCodes.SectionText : SheetCodes.NoteText) + code, section.Text, section.Table is null ? 6 : 1);
                continue;
            }

            var (index, item) = additional.Dequeue();
            var number = index.ToString(CultureInfo.InvariantCulture);
            Add(Messages.Get("Excel_AdditionalHeading", FormSection.NumberText(section.Number)), SheetCodes.AdditionalHeading + number, item.Heading, 1, item.After ?? string.Empty);
            Add(Messages.Get("Excel_Additional"), SheetCodes.AdditionalText + number, item.Text, 4);
        }

        foreach (var (code, text) in content.Texts.Where(t => report.Edition.Section(t.Key) is null && t.Value.Length > 0))
        {
            Add(code, SheetCodes.NoteText + code, text, 2);
        }

        Add(Messages.Get("Excel_Signature"), SheetCodes.SignatureText, content.Signature, 2);
    }

    // The additional sections in the order of SheetSection.Arrange, each with its place in the content.
    private static IEnumerable<(int Index, AdditionalSection Item)> AsArranged(ReportDocument report)
    {
        var order = report.Edition.Sections.Index().ToDictionary(s => s.Item.Code, s => s.Index + 1, StringComparer.Ordinal);
        return report.Content.AdditionalSections.Index().OrderBy(s => s.Item.After is null ? 0 : order.GetValueOrDefault(s.Item.After, int.MaxValue));
    }

    private void Add(string label, string code, string text, int lines, string after = "")
    {
        foreach (var (index, part) in ExcelText.Parts(text).Index())
        {
            var words = index == 0 ? label : Messages.Get("Excel_Continued", label);
            var needed = Math.Max(lines, ExcelText.Lines(part, TextWidth));
            var rows = (needed + MostLinesOfRow - 1) / MostLinesOfRow;
            var labelLook = CellLook.Label with { IsBold = true, IsAtTop = true, Fill = "F2F2F2" };
            var textLook = CellLook.Input with { IsText = true, IsAtTop = true };
            _sheet.Text(_row, 1, words, labelLook);
            _sheet.Merge(_row, 1, _row + rows - 1, 1, labelLook);
            _sheet.Text(_row, 2, part, textLook);
            _sheet.Merge(_row, 2, _row + rows - 1, 2, textLook);
            for (var i = 0; i < rows; i++)
            {
                _sheet.Lines(_row + i, Math.Max((double)needed / rows, rows == 1 ? ExcelText.Lines(words, LabelWidth) : 1));
            }

            var isHeading = index == 0 && (code.StartsWith(SheetCodes.SectionText, StringComparison.Ordinal) || code.StartsWith(SheetCodes.NoteText, StringComparison.Ordinal));
            _codes.Add(isHeading ? SheetCodes.Label : SheetCodes.Caption, _sheet.Name, SheetAddress.Of(_row, 1), words);
            _codes.Add(SheetCodes.Text, _sheet.Name, SheetAddress.Of(_row, 2), code, after);
            _row += rows;
        }
    }
}
