using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>
/// Reads an Excel workbook (.xlsx, .xlsm, .xls) as lines and tables. Cells say what they show, formulas what they came to when the file
/// was saved; what is hidden is left out and said. Where the workbook is one of the portal's and its codes still fit, every figure
/// is known by its code as well.
/// </summary>
internal sealed class ExcelSource
{
    private static readonly HashSet<int> NoRows = [];

    private readonly Workbook _workbook;
    private readonly SourceLimits _limits;
    private readonly List<SourceEntry> _entries = [];
    private readonly List<SourceNote> _notes = [];
    private readonly Dictionary<(Worksheet, int), int> _entryOf = [];
    private Dictionary<Worksheet, int> _aside = [];
    private Dictionary<string, bool> _besideTexts = [];
    private int _tables;

    private ExcelSource(Workbook workbook, SourceLimits limits)
    {
        _workbook = workbook;
        _limits = limits;
    }

    /// <summary>Reads a workbook.</summary>
    internal static SourceDocument Read(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct)
    {
        try
        {
            using var package = OfficePackage.Open(bytes, limits);
            return new ExcelSource(new WorkbookReader(package, limits, ct).Read(), limits).ToDocument();
        }
        catch (Exception e) when (OfficePackage.IsDamage(e))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    /// <summary>Reads a workbook of Excel 97 to 2003 (.xls).</summary>
    internal static SourceDocument ReadCompound(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct) =>
        new ExcelSource(new CompoundWorkbookReader(bytes, limits, ct).Read(), limits).ToDocument();

    private SourceDocument ToDocument()
    {
        var codeSheet = PortalCodes.Find(_workbook);
        var codes = codeSheet is null ? null : PortalCodes.Read(_workbook, codeSheet);
        _aside = codeSheet is null ? [] : PortalCodes.Aside(_workbook, codeSheet);
        if (codeSheet is not null && codes is null)
        {
            _besideTexts = PortalCodes.WordsBesideTexts(codeSheet);
            Note(SourceNoteKind.Damaged, null, Messages.Get("Excel_CodesDamaged"));
        }

        foreach (var sheet in _workbook.Sheets.Where(s => s != codeSheet))
        {
            var first = _entries.Count;
            if (codes?.Knows(sheet) == true)
            {
                AddPortalSheet(sheet, codes);
            }
            else
            {
                AddSheet(sheet);
            }

            for (var i = first; i < _entries.Count; i++)
            {
                _entries[i] = _entries[i] with { Sheet = sheet.Name };
            }
        }

        NoteWhole();
        if (_entries.Count == 0)
        {
            throw SourceRefusedException.Of(SourceRefusal.Empty);
        }

        return new SourceDocument(SourceFormat.Excel, _entries, _notes)
        {
            Coded = codes?.ToReport((sheet, row) => _entryOf.GetValueOrDefault((sheet, row))),
        };
    }

    private void Note(SourceNoteKind kind, int? entry, string? text) => _notes.Add(new SourceNote(kind, entry, text));

    private void NoteWhole()
    {
        if (_workbook.Sheets.Sum(s => s.Comments) is > 0 and var comments)
        {
            Note(SourceNoteKind.Comment, null, FormattableString.Invariant($"{comments}"));
        }

        if (_workbook.HasActiveContent)
        {
            Note(SourceNoteKind.ActiveContent, null, null);
        }
    }

    private void AddSheet(Worksheet sheet)
    {
        if (sheet.IsHidden)
        {
            if (sheet.Rows.Count > 0)
            {
                Note(SourceNoteKind.Hidden, null, Messages.Get("Excel_HiddenSheet", sheet.Name, sheet.Rows.Values.Sum(r => r.Values.Count(IsFigure))));
            }

            return;
        }

        bool IsShown(int row, int column) => !sheet.HiddenRows.Contains(row) && !sheet.IsColumnHidden(column);
        _tables++;
        foreach (var row in new SheetRows(sheet, (row, column) => IsShown(row, column) && IsOfReport(sheet, column)).Lay(NoRows, _limits.Cells))
        {
            AddRow(sheet, row);
        }

        AddShapes(sheet);
        NoteHidden(sheet, IsShown);
    }

    private bool IsOfReport(Worksheet sheet, int column) => !_aside.TryGetValue(sheet, out var first) || column < first;

    private void NoteHidden(Worksheet sheet, Func<int, int, bool> isShown)
    {
        var hidden = sheet.Rows.SelectMany(r => r.Value.Select(c => (Row: r.Key, Column: c.Key, Cell: c.Value))).Where(c => !isShown(c.Row, c.Column)).ToList();
        if (hidden.Count > 0)
        {
            Note(
                SourceNoteKind.Hidden,
                null,
                Messages.Get("Excel_HiddenCells", sheet.Name, SheetAddress.Of(hidden[0].Row, hidden[0].Column), hidden.Count, hidden.Count(c => IsFigure(c.Cell))));
        }
    }

    private static bool IsFigure(SheetCell cell) => cell.Kind == SheetCellKind.Number || FigureText.LooksLikeFigure(cell.Text);

    private static bool IsProse(string text) => text.Length > 30 && text.AsSpan().IndexOfAny('。', '；') >= 0;

    private void AddRow(Worksheet sheet, SheetRow row)
    {
        NoteFormulas(sheet, row);
        var filled = row.Filled.ToList();
        var isBesideText = filled.Count > 0 && _besideTexts.ContainsKey(filled[0].Cell.Text);
        filled.RemoveAll(c => _besideTexts.TryGetValue(c.Cell.Text, out var isHeading) && !isHeading);
        if (filled.Count == 0)
        {
            return;
        }

        _entryOf[(sheet, row.Number)] = _entries.Count;
        var hasFigures = filled.Exists(c => FigureText.LooksLikeFigure(c.Cell.Text));
        if (isBesideText || (filled.Count == 1 ? !hasFigures && IsLine(row, filled[0].Cell.Text) : !hasFigures && filled.Exists(c => IsProse(c.Cell.Text))))
        {
            filled.ForEach(c => AddParagraphs(sheet, row.Number, c.Column, c.Cell.Place));
            return;
        }

        // A row of which only the label is filled in reads like the label alone.
        _entries.Add(SourceTable.Row(filled.Count == 1 && !hasFigures ? [filled[0].Cell] : row.Cells, _tables, Places.Row(sheet.Name, row.Number)));
    }

    // A title, a heading or a text, not a label whose figures are missing.
    private static bool IsLine(SheetRow row, string text) =>
        row.IsWide || row.IsOpening || IsProse(text) || TextKey.Number(text).Style is NumberStyle.Chinese or NumberStyle.ChinesePart;

    private void AddParagraphs(Worksheet sheet, int row, int column, string? place)
    {
        foreach (var line in SourceText.Lines(sheet[row, column].Shown).Where(l => !TextKey.IsBlank(l)))
        {
            _entries.Add(new SourceEntry(line.Replace('\t', ' ').TrimEnd(), place));
        }
    }

    private void NoteFormulas(Worksheet sheet, SheetRow row)
    {
        if (!sheet.Rows.TryGetValue(row.Number, out var cells))
        {
            return;
        }

        foreach (var (column, cell) in cells.Where(c => c.Value.Kind is SheetCellKind.NoResult or SheetCellKind.Error))
        {
            Note(SourceNoteKind.Formula, _entries.Count, $"{Places.Cell(sheet.Name, row.Number, column)} {TextKey.Shorten(cell.Text)}");
        }
    }

    // Words that lie over the cells come after them; nobody can say which cell they belong to.
    private void AddShapes(Worksheet sheet)
    {
        foreach (var shape in sheet.Shapes)
        {
            if (shape.Paragraphs.Count == 0)
            {
                var above = _entryOf.Where(e => e.Key.Item1 == sheet && e.Key.Item2 <= shape.Row).Select(e => (int?)e.Value).Max();
                Note(SourceNoteKind.Picture, above, Places.Row(sheet.Name, shape.Row));
                continue;
            }

            Note(SourceNoteKind.TextBox, _entries.Count, TextKey.Shorten(string.Concat(shape.Paragraphs)));
            _entries.AddRange(shape.Paragraphs.SelectMany(SourceText.Lines).Where(l => !TextKey.IsBlank(l)).Select(l => new SourceEntry(l.Trim(), Places.Row(sheet.Name, shape.Row))));
        }
    }

    private void AddPortalSheet(Worksheet sheet, PortalCodes codes)
    {
        var texts = codes.Texts.Where(t => t.Sheet == sheet).ToDictionary(t => t.Row);
        var wanted = codes.Figures.Where(f => f.Sheet == sheet).Select(f => f.Row).ToHashSet();
        _tables++;
        foreach (var row in new SheetRows(sheet, (_, column) => IsOfReport(sheet, column)).Lay(wanted, _limits.Cells))
        {
            if (texts.TryGetValue(row.Number, out var text))
            {
                AddCodedText(row, text);
            }
            else if (wanted.Contains(row.Number))
            {
                _entryOf[(sheet, row.Number)] = _entries.Count;
                _entries.Add(SourceTable.Row(row.Cells, _tables, Places.Row(sheet.Name, row.Number)));
            }
            else
            {
                AddRow(sheet, row);
            }
        }

        AddShapes(sheet);
    }

    private void AddCodedText(SheetRow row, CodedPlace text)
    {
        var role = text.Line.Code switch
        {
            SheetCodes.TitleText => SourceRole.Title,
            SheetCodes.SignatureText => SourceRole.Signature,
            _ => SourceRole.Text,
        };
        var isSection = text.Line.Code.StartsWith(SheetCodes.SectionText, StringComparison.Ordinal) || text.Line.Code.StartsWith(SheetCodes.NoteText, StringComparison.Ordinal);
        foreach (var label in row.Filled.Where(c => isSection && c.Column < text.Column).Select(c => c.Cell))
        {
            _entries.Add(new SourceEntry(label.Text, label.Place) { Role = SourceRole.SectionHeading });
        }

        foreach (var line in SourceText.Lines(text.Cell.Shown).Where(l => !TextKey.IsBlank(l)))
        {
            _entries.Add(new SourceEntry(line.TrimEnd(), Places.Cell(text.Sheet.Name, text.Row, text.Column)) { Role = role });
        }
    }
}
