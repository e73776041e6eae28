using AngleSharp.Dom;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>
/// Reads tables of web pages. Tables that only arrange a page, with articles or other tables in their cells, are taken apart into
/// what they hold; so is a row of texts in a table of data.
/// </summary>
internal sealed class HtmlTableReader(HtmlWords words, CancellationToken ct)
{
    private const int ManyLines = 4;
    private const int LongText = 40;

    public List<HtmlBlock> Read(IElement table, HtmlWalker walker)
    {
        List<HtmlBlock> blocks = [];
        List<List<Cell>> rows = [];
        foreach (var child in table.Children)
        {
            if (child.LocalName == "caption" && !HtmlLook.IsHidden(child))
            {
                blocks.AddRange(walker.Sub(child));
            }
            else if (child.LocalName is "tbody" or "thead" or "tfoot" && !HtmlLook.IsHidden(child))
            {
                rows.AddRange(child.Children.Where(c => c.LocalName == "tr").Select(r => CellsOf(r, walker)));
            }
        }

        ct.ThrowIfCancellationRequested();
        blocks.AddRange(IsLayout(table, rows) ? rows.SelectMany(r => r).SelectMany(c => c.Blocks) : Data(table, rows));
        return blocks;
    }

    private static List<Cell> CellsOf(IElement row, HtmlWalker walker) => HtmlLook.IsHidden(row)
        ? []
        : [.. row.Children.Where(c => c.LocalName is "td" or "th" && !HtmlLook.IsHidden(c)).Select(c => new Cell(c, walker.Sub(c)))];

    private bool IsLayout(IElement table, List<List<Cell>> rows)
    {
        var cells = rows.SelectMany(r => r).ToList();
        return table.GetAttribute("role") is "presentation" or "none"
            || rows.TrueForAll(r => r.Count <= 1)
            || cells.Exists(c => c.Blocks.Count >= ManyLines && c.Blocks.Exists(b => b is HtmlLine && words.IsHeading(b.Words)))
            || cells.Sum(c => c.Blocks.Sum(b => b is HtmlTable ? b.Letters : 0)) > cells.Sum(c => c.Blocks.Sum(b => b is HtmlTable ? 0 : b.Letters))
            || (!words.HasLabels(cells.SelectMany(c => c.Lines)) && cells.Exists(c => c.Blocks.OfType<HtmlTable>().Any(t => words.HasLabels(t.Rows.SelectMany(r => r.Cells).SelectMany(x => x.Paragraphs)))));
    }

    private static IEnumerable<HtmlBlock> Data(IElement table, List<List<Cell>> rows)
    {
        List<HtmlRow> data = [];
        foreach (var row in rows)
        {
            if (!row.Exists(IsText))
            {
                data.Add(RowOf(row));
                continue;
            }

            if (data.Count > 0)
            {
                yield return TableOf(table, [.. data]);
                data.Clear();
            }

            foreach (var block in row.SelectMany(c => c.Blocks))
            {
                yield return block;
            }
        }

        if (data.Count > 0)
        {
            yield return TableOf(table, data);
        }
    }

    // Several paragraphs with a sentence among them.
    private static bool IsText(Cell cell) =>
        cell.Lines.Count(l => l.Length > 0) > 1 && cell.Lines.Any(l => l.Length >= LongText && l.Contains('。', StringComparison.Ordinal));

    private static HtmlRow RowOf(List<Cell> cells)
    {
        var row = new HtmlRow([.. cells.Select(c => new RawCell([.. c.Lines], SpanOf(c.Element, "colspan"), SpanOf(c.Element, "rowspan")))]);
        foreach (var block in cells.SelectMany(c => c.Blocks))
        {
            row.Notes.AddRange(block.Notes);
            if (block is HtmlTable nested)
            {
                row.Nested.Add(nested);
            }
        }

        return row;
    }

    // Zero rows mean all that follow.
    private static int SpanOf(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), System.Globalization.CultureInfo.InvariantCulture, out var span) ? span == 0 && name == "rowspan" ? int.MaxValue : Math.Max(1, span) : 1;

    private static HtmlTable TableOf(IElement table, IReadOnlyList<HtmlRow> rows) =>
        new(rows, table, rows.Sum(r => r.Cells.Sum(c => c.Paragraphs.Sum(p => p.Length))), table.QuerySelectorAll("a").Sum(a => TextKey.Trim(a.TextContent).Length));

    private sealed record Cell(IElement Element, List<HtmlBlock> Blocks)
    {
        public IEnumerable<string> Lines => Blocks.OfType<HtmlLine>().Select(l => l.Plain);
    }
}
