using GovInfoReports.Documents.Office;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>
/// Reads PDF by way of PdfPig: the letters with their places, and the lines drawn on each page, which frame the cells of tables.
/// Tables without lines become lines of text.
/// </summary>
internal sealed class PdfSource
{
    /// <summary>What people call the program that reads PDF.</summary>
    public const string Reader = "PdfPig";

    private const int ManyLines = 8;

    // Each line is put behind all before it. No paragraph of a report goes on over as many.
    private const int MostLines = 200;

    private readonly SourceLimits _limits;
    private readonly List<SourceEntry> _entries = [];
    private IReadOnlyList<double> _columns = [];
    private int _tables;
    private int _rows;
    private int _cells;
    private PdfLine? _before;
    private int _lines;

    private PdfSource(SourceLimits limits) => _limits = limits;

    /// <summary>Reads a file.</summary>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct)
    {
        PdfBudget budget = new(limits, ct);
        budget.RequireMaps(bytes.Span);
        PdfCrossReferences.Require(bytes, budget);
        SourceNote conversion = new(SourceNoteKind.Conversion, null, Reader);
        try
        {
            return Read(bytes, budget, limits, skipsFonts: false, conversion);
        }
        catch (SourceRefusedException refusal) when (refusal.Refusal == SourceRefusal.Damaged)
        {
            // Words in a font that cannot be read are lost then.
            return Read(bytes, budget, limits, skipsFonts: true, conversion, new SourceNote(SourceNoteKind.Damaged, null, Messages.Get("Pdf_Fonts")));
        }
    }

    private static SourceDocument Read(ReadOnlyMemory<byte> bytes, PdfBudget budget, SourceLimits limits, bool skipsFonts, params IEnumerable<SourceNote> notes)
    {
        PdfSource source = new(limits);
        var (letters, unknown) = (0, 0);
        List<SourceNote> more = [];
        List<PdfSheet> sheets = [];
        HashSet<int> scans = [];
        var isOwn = false;
        try
        {
            using PdfBytes input = new(bytes, budget);
            using var document = PdfDocument.Open(input, new ParsingOptions { FilterProvider = budget, SkipMissingFonts = skipsFonts });
            if (document.NumberOfPages > limits.Pages)
            {
                throw SourceRefusedException.Of(SourceRefusal.TooManyPages, limits.Pages);
            }

            document.AddPageFactory<PdfPage, PdfPageFactory>();
            isOwn = document.Information.Producer == PortalPdf.Producer;
            for (var i = 1; i <= document.NumberOfPages; i++)
            {
                budget.Check();
                var page = document.GetPage<PdfPage>(i);
                budget.Check();
                if (page.Words.Count == 0 && page.HasScan)
                {
                    scans.Add(i);
                }

                letters += page.Words.Count;
                unknown += page.Unknown;
                sheets.Add(PdfSheet.Lay(page));
            }

            RunningLines.Remove(sheets);
            List<(double, double)> margins = [.. sheets.Select(s => Margins(s, sheets))];
            for (var i = 0; i < sheets.Count; i++)
            {
                if (scans.Contains(i + 1))
                {
                    more.Add(new SourceNote(SourceNoteKind.Picture, Math.Max(0, source._entries.Count - 1), Messages.Get("Pdf_Page", i + 1)));
                }

                source.Add(sheets[i], margins[i], i + 1);
            }
        }
        catch (PdfDocumentEncryptedException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Encrypted);
        }
        catch (Exception e) when (e is not (SourceRefusedException or OperationCanceledException))
        {
            // Whatever PdfPig stumbles over, and it has no exception of its own for that.
            budget.Check();
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }

        // Fonts that do not say what their letters are give no more text than a picture.
        if (letters <= 2 * unknown)
        {
            throw SourceRefusedException.Of(SourceRefusal.ScannedPdf);
        }

        if (unknown > 0)
        {
            more.Add(new SourceNote(SourceNoteKind.Damaged, null, Messages.Get("Html_Unreadable", unknown)));
        }

        return new SourceDocument(SourceFormat.Pdf, source._entries, [.. notes.Where(n => !isOwn || n.Kind != SourceNoteKind.Conversion), .. more]);
    }

    // A page may have no line that is full or begins at the margin: then the margins are those of the other pages.
    private static (double Left, double Right) Margins(PdfSheet sheet, IEnumerable<PdfSheet> sheets)
    {
        var (left, right) = sheet.Margins();
        var full = sheets.Where(s => s.Height == sheet.Height && s.Lines.Count >= ManyLines).Select(s => s.Margins()).ToList();
        return full.Count == 0 ? (left, right)
            : (Math.Min(left, full.Select(m => m.Left).Order().ElementAt((full.Count - 1) / 2)), Math.Max(right, full.Select(m => m.Right).Order().ElementAt(full.Count / 2)));
    }

    private void Add(PdfSheet sheet, (double Left, double Right) margins, int number)
    {
        var lines = sheet.Lines;
        var (left, right) = margins;
        foreach (var table in sheet.Tables)
        {
            AddLines(lines.TakeWhile(l => l.Top < table.Rows[0]), left, right, number);
            lines.RemoveAll(l => l.Top < table.Rows[0]);
            AddTable(table, number);
        }

        AddLines(lines, left, right, number);
    }

    private void AddLines(IEnumerable<PdfLine> lines, double left, double right, int page)
    {
        foreach (var line in lines)
        {
            if (_before is not null && _entries.Count > 0 && _lines < MostLines && PdfLines.GoesOn(_before, line, left, right))
            {
                _entries[^1] = _entries[^1] with { Text = PdfLines.Join(_entries[^1].Text, line.Text) };
                _lines++;
            }
            else
            {
                _lines = 1;
                var text = PdfLines.Marked(line.Text);
                var isItem = text.StartsWith(PdfLines.Item, StringComparison.Ordinal);
                _entries.Add(new SourceEntry(text, Messages.Get("Pdf_Page", page)) { IsTight = isItem && _entries.Count > 0 && _entries[^1].Text.StartsWith(PdfLines.Item, StringComparison.Ordinal) });
            }

            _before = line;
            _columns = [];
        }
    }

    private void AddTable(PdfTable table, int page)
    {
        _before = null;
        _cells += table.Cells.Count;
        if (_cells > _limits.Cells)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyCells, _limits.Cells);
        }

        // A table that goes on on the next page has the same columns and nothing between.
        var goesOn = _columns.Count == table.Columns.Count && _columns.Zip(table.Columns, (a, b) => Math.Abs(a - b)).All(d => d < 4);
        if (!goesOn)
        {
            _tables++;
            _rows = 0;
        }

        _columns = table.Columns;
        var (number, before) = (_tables, _rows);
        var rows = Enumerable.Range(0, table.Rows.Count - 1).Select(r => (IReadOnlyList<RawCell>)
        [
            .. table.Cells.Where(c => c.Row == r).OrderBy(c => c.Column).Select(c => new RawCell([.. PdfLines.Of(c.Words).Select(l => l.Text)], c.ColumnSpan, c.RowSpan)),
        ]).ToList();
        _entries.AddRange(SourceTable.Lay(
            rows,
            number,
            (r, c) => c == 0 ? Messages.Get("Pdf_Row", page, number, before + r) : Messages.Get("Pdf_Cell", page, number, before + r, c)));
        _rows += rows.Count;
    }
}
