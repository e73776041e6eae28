using System.Globalization;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>
/// Reads the hidden sheet that a workbook of the portal carries. It is believed only as a whole: every line is there, every code
/// and every cell stands in it once, and every label still stands where it was.
/// </summary>
internal sealed class PortalCodes
{
    private readonly Dictionary<string, string> _facts = new(StringComparer.Ordinal);
    private readonly List<CodedPlace> _figures = [];
    private readonly List<CodedPlace> _texts = [];

    private PortalCodes()
    {
    }

    /// <summary>Cells that hold figures.</summary>
    public IReadOnlyList<CodedPlace> Figures => _figures;

    /// <summary>Cells that hold texts or parts of texts, in order.</summary>
    public IReadOnlyList<CodedPlace> Texts => _texts;

    /// <summary>The sheet of codes of a workbook.</summary>
    /// <returns>The sheet, or <see langword="null"/> for a workbook that is not the portal's.</returns>
    public static Worksheet? Find(Workbook workbook) =>
        workbook.Sheets.FirstOrDefault(s => s[1, 1].Text == SheetCodes.Format && s[1, 4].Text == SheetCodes.Marker);

    /// <summary>Reads the sheet of codes.</summary>
    /// <returns>The codes, or <see langword="null"/> where they are not to be believed.</returns>
    public static PortalCodes? Read(Workbook workbook, Worksheet codes)
    {
        PortalCodes result = new();
        var sheets = workbook.Sheets.Where(s => s != codes).DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
        HashSet<(Worksheet, int, int)> cells = [];
        HashSet<string> figures = new(StringComparer.Ordinal);
        var lines = Lines(codes);
        return lines is not null
            && codes[1, 5].Text == SheetCodes.Version.ToString(CultureInfo.InvariantCulture)
            && lines.TrueForAll(line => result.Take(line, sheets, cells, figures))
            && result._facts.ContainsKey(SheetCodes.Form)
            && figures.Count > 0
            ? result
            : null;
    }

    /// <summary>Whether the codes speak of a sheet.</summary>
    public bool Knows(Worksheet sheet) => _figures.Concat(_texts).Any(p => p.Sheet == sheet);

    /// <summary>
    /// The columns from which on nothing belongs to the report: findings that the portal wrote beside its tables. They are known by
    /// the words at their head, so that they are known even where the codes are not to be believed.
    /// </summary>
    public static Dictionary<Worksheet, int> Aside(Workbook workbook, Worksheet codes)
    {
        var lines = codes.Rows.Keys.Where(r => codes[r, 1].Text == SheetCodes.Aside).ToList();
        var heads = lines.Where(r => codes[r, 3].Text.Length > 0).Select(r => codes[r, 4].Text).Where(h => h.Length > 0).ToHashSet(StringComparer.Ordinal);
        var whole = lines.Where(r => codes[r, 3].Text.Length == 0).Select(r => codes[r, 2].Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Dictionary<Worksheet, int> aside = [];
        foreach (var sheet in workbook.Sheets.Where(s => s != codes))
        {
            if (whole.Contains(sheet.Name))
            {
                aside[sheet] = 1;
            }
            else if (sheet.Rows.Values.SelectMany(r => r).FirstOrDefault(c => heads.Contains(c.Value.Text)) is { Key: > 0 and var column })
            {
                aside[sheet] = column;
            }
        }

        return aside;
    }

    /// <summary>The words that stand beside texts, which are known even where the codes are not to be believed.</summary>
    public static Dictionary<string, bool> WordsBesideTexts(Worksheet codes)
    {
        var rows = codes.Rows.Keys.ToList();
        var sheets = rows.Where(r => codes[r, 1].Text == SheetCodes.Text).Select(r => codes[r, 2].Text).ToHashSet(StringComparer.Ordinal);
        return rows.Where(r => codes[r, 1].Text is SheetCodes.Label or SheetCodes.Caption && sheets.Contains(codes[r, 2].Text))
            .DistinctBy(r => codes[r, 4].Text, StringComparer.Ordinal)
            .ToDictionary(r => codes[r, 4].Text, r => codes[r, 1].Text == SheetCodes.Label, StringComparer.Ordinal);
    }

    public CodedReport ToReport(Func<Worksheet, int, int> entryOf)
    {
        List<CodedCell> cells = [];
        List<KeyValuePair<CellId, CellValue>> values = [];
        foreach (var place in _figures)
        {
            var (value, doubt) = ValueOf(place.Cell, FormatOf(place.Line)!);
            values.Add(KeyValuePair.Create(CellId.Parse(place.Line.Code), value));
            cells.Add(new CodedCell(place.Line.Code, entryOf(place.Sheet, place.Row), Places.Cell(place.Sheet.Name, place.Row, place.Column), doubt));
        }

        var texts = _texts.GroupBy(t => t.Line.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Concat(g.Select(t => t.Cell.Shown)), StringComparer.Ordinal);
        var content = new ReportContent
        {
            Form = _facts[SheetCodes.Form],
            Title = texts.GetValueOrDefault(SheetCodes.TitleText, string.Empty),
            Preamble = texts.GetValueOrDefault(SheetCodes.PreambleText, string.Empty),
            Signature = texts.GetValueOrDefault(SheetCodes.SignatureText, string.Empty),
            Texts = texts.Where(t => IsSection(t.Key, SheetCodes.SectionText) || (IsSection(t.Key, SheetCodes.NoteText) && t.Value.Length > 0))
                .ToDictionary(t => t.Key[(t.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], t => t.Value, StringComparer.Ordinal),
            AdditionalSections = [.. Additional(texts)],
            Figures = ReportFigures.Of(values),
        };
        int? year = int.TryParse(_facts.GetValueOrDefault(SheetCodes.Year), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new CodedReport(content, _facts.GetValueOrDefault(SheetCodes.UnitName), year, cells);
    }

    private static bool IsSection(string code, string kind) => code.StartsWith(kind, StringComparison.Ordinal);

    // What a person has emptied altogether is no section any more.
    private IEnumerable<AdditionalSection> Additional(Dictionary<string, string> texts) =>
        from text in _texts
        where text.Line.Code.StartsWith(SheetCodes.AdditionalHeading, StringComparison.Ordinal)
        group text by text.Line.Code[SheetCodes.AdditionalHeading.Length..] into section
        orderby section.Key.Length, section.Key
        let heading = texts[SheetCodes.AdditionalHeading + section.Key]
        let words = texts.GetValueOrDefault(SheetCodes.AdditionalText + section.Key, string.Empty)
        let after = section.First().Line.Values[0]
        where heading.Length + words.Length > 0
        select new AdditionalSection(heading, words, after.Length == 0 ? null : after);

    private static (CellValue Value, FigureDoubt? Doubt) ValueOf(SheetCell cell, CellFormat format)
    {
        if (cell.Kind is SheetCellKind.Error or SheetCellKind.NoResult)
        {
            return (CellValue.Blank, Doubt(cell.Text));
        }

        var input = format.Parse(cell.Text);
        return (input.Value, input.Problem == CellInputProblem.None ? null : Doubt(cell.Text));
    }

    private static FigureDoubt Doubt(string text) => new(FigureDoubtKind.NotANumber, TextKey.Shorten(text));

    private static CellFormat? FormatOf(CodeLine line) =>
        decimal.TryParse(line.Values[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var minimum)
        && decimal.TryParse(line.Values[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var maximum)
        && int.TryParse(line.Values[3], NumberStyles.None, CultureInfo.InvariantCulture, out var scale) && scale <= 28
            ? new CellFormat(line.Kind, line.Values[0], minimum, maximum, scale)
            : null;

    // The lines up to the last one, which says how many they are.
    private static List<CodeLine>? Lines(Worksheet codes)
    {
        List<CodeLine> lines = [];
        for (var row = 1; codes.Rows.ContainsKey(row); row++)
        {
            var line = new CodeLine(
                codes[row, 1].Text,
                codes[row, 2].Text,
                codes[row, 3].Text,
                codes[row, 4].Text,
                [codes[row, 5].Text, codes[row, 6].Text, codes[row, 7].Text, codes[row, 8].Text]);
            if (line.Kind == SheetCodes.End)
            {
                return line.Code == lines.Count.ToString(CultureInfo.InvariantCulture) ? lines : null;
            }

            lines.Add(line);
        }

        return null;
    }

    private bool Take(CodeLine line, Dictionary<string, Worksheet> sheets, HashSet<(Worksheet, int, int)> cells, HashSet<string> figures)
    {
        if (line.Sheet.Length == 0)
        {
            return _facts.TryAdd(line.Kind, line.Code);
        }

        if (!sheets.TryGetValue(line.Sheet, out var sheet))
        {
            // Findings are not needed; somebody may have taken their sheet away.
            return line.Kind == SheetCodes.Aside;
        }

        if (line.Kind == SheetCodes.Aside)
        {
            return true;
        }

        if (!SheetAddress.TryParse(line.Address, out var row, out var column) || !cells.Add((sheet, row, column)))
        {
            return false;
        }

        switch (line.Kind)
        {
            case SheetCodes.Label or SheetCodes.Caption:
                return IsSame(sheet[row, column].Text, line.Code);
            case SheetCodes.Text:
                _texts.Add(new CodedPlace(sheet, row, column, line));
                return line.Code.Length > 0;
            case SheetCodes.Figure:
                _figures.Add(new CodedPlace(sheet, row, column, line));
                return CellId.TryParse(line.Code, out _) && FormatOf(line) is not null && figures.Add(line.Code);
            default:
                return false;
        }
    }

    private static bool IsSame(string text, string label) =>
        string.Equals(string.Concat(text.Where(c => !TextKey.IsSpace(c))), string.Concat(label.Where(c => !TextKey.IsSpace(c))), StringComparison.Ordinal);
}

/// <summary>A cell that the sheet of codes names.</summary>
internal sealed record CodedPlace(Worksheet Sheet, int Row, int Column, CodeLine Line)
{
    /// <summary>What stands there.</summary>
    public SheetCell Cell => Sheet[Row, Column];
}
