using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources.Programs;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>
/// Reads PDF by way of poppler: the words with their places, and the lines drawn on each page, which frame the cells of tables.
/// Tables without lines become lines of text.
/// </summary>
internal sealed class PdfSource
{
    private readonly SourceLimits _limits;
    private readonly List<SourceEntry> _entries = [];
    private IReadOnlyList<double> _columns = [];
    private int _tables;
    private int _rows;
    private int _cells;
    private PdfLine? _before;

    private PdfSource(SourceLimits limits) => _limits = limits;

    /// <summary>Reads a file.</summary>
    public static async Task<SourceDocument> ReadAsync(ReadOnlyMemory<byte> bytes, ExternalPrograms programs, SourceLimits limits, CancellationToken ct)
    {
        var (text, drawing, folder) = await programs.ReadPdfAsync(bytes, ct);
        await using (folder)
        {
            var pages = PdfWords.Read(text);
            Require(pages, limits);
            var source = new PdfSource(limits);
            for (var i = 0; i < pages.Count; i++)
            {
                var rules = pages[i].Words.Count == 0 ? new PdfRules() : PdfRules.Read(await drawing(i + 1, ct));
                source.Add(pages[i], rules, i + 1);
            }

            return new SourceDocument(SourceFormat.Pdf, source._entries, [new SourceNote(SourceNoteKind.Conversion, null, ExternalPrograms.PdfToTextName)]);
        }
    }

    private static void Require(List<PdfPage> pages, SourceLimits limits)
    {
        if (pages.Count > limits.Pages)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyPages, limits.Pages);
        }

        if (pages.Sum(p => p.Words.Sum(w => w.Text.Length)) > limits.Characters)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
        }

        if (pages.TrueForAll(p => p.Words.Count == 0))
        {
            throw SourceRefusedException.Of(pages.Count == 0 ? SourceRefusal.Damaged : SourceRefusal.ScannedPdf);
        }
    }

    private void Add(PdfPage page, PdfRules rules, int number)
    {
        var (tables, outside) = PdfTable.Find(rules, page.Words);
        var lines = PdfLines.Of(outside);
        PdfLines.RemovePageNumber(lines, page.Height);
        var (left, right) = lines.Count == 0 ? (0, 0) : (lines.Min(l => l.Left), lines.Max(l => l.Right));
        foreach (var table in tables)
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
            if (_before is not null && _entries.Count > 0 && PdfLines.GoesOn(_before, line, left, right))
            {
                _entries[^1] = _entries[^1] with { Text = PdfLines.Join(_entries[^1].Text, line.Text) };
            }
            else
            {
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
