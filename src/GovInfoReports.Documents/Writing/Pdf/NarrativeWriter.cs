using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>Sets narrative text: paragraphs with an indent of two characters, headings, lists, tables.</summary>
internal sealed class NarrativeWriter(PageFlow flow, Typesetter typesetter)
{
    private const double Indent = 2 * PageFlow.BodySize;
    private const double MarkerWidth = 1.5 * PageFlow.BodySize;
    private const double TableSize = 10.5;
    private const double SmallestTableSize = 4;
    private const double TableLineHeight = 1.4;
    private const double SpaceBeforeTable = 4;
    private const double SpaceBehindTable = 10;
    private const int DeepestIndent = 4;
    private const int LowestHeading = 6;

    /// <summary>How much must stand on a page with the heading before a text: two lines, or the head of a table.</summary>
    /// <returns>Height in points.</returns>
    public static double LeastHeight(IReadOnlyList<NarrativeBlock> blocks) => blocks.Count == 0 ? 0 : blocks[0] switch
    {
        NarrativeBlock.Heading => 3 * PageFlow.LineHeight,
        _ => 2 * PageFlow.LineHeight,
    };

    /// <summary>Sets a text.</summary>
    public void Write(IReadOnlyList<NarrativeBlock> blocks, int level, StructureElement parent)
    {
        var highest = blocks.OfType<NarrativeBlock.Heading>().Select(h => h.Level).DefaultIfEmpty(1).Min();
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case NarrativeBlock.Heading heading:
                    Heading(heading, level + heading.Level - highest, i + 1 < blocks.Count, parent);
                    break;
                case NarrativeBlock.Paragraph paragraph:
                    Paragraph([], paragraph.Runs, Indent, 0, parent);
                    break;
                case NarrativeBlock.Item item:
                    Item(item, parent);
                    break;
                case NarrativeBlock.Table table:
                    Table(table, parent);
                    break;
            }
        }
    }

    private static IEnumerable<List<NarrativeRun>> Lines(IReadOnlyList<NarrativeRun> runs)
    {
        List<NarrativeRun> line = [];
        foreach (var run in runs)
        {
            var pieces = run.Text.Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    yield return line;
                    line = [];
                }

                line.Add(run with { Text = pieces[i] });
            }
        }

        yield return line;
    }

    private static NarrativeRun Bold(NarrativeRun run) => run with { IsBold = true };

    private void Heading(NarrativeBlock.Heading heading, int rank, bool isFollowed, StructureElement parent)
    {
        var lines = LineBreaker.Break(typesetter.Glyphs(heading.Runs.Select(Bold), PageFlow.BodySize), PageFlow.Width, Indent);
        flow.Require((lines.Count + (isFollowed ? 2 : 0)) * PageFlow.LineHeight);
        flow.Paragraph(lines, PageFlow.LineHeight, LineAlign.Justified, parent.Add(FormattableString.Invariant($"H{Math.Min(LowestHeading, rank)}")));
    }

    private void Paragraph(IReadOnlyList<TextGlyph> marker, IReadOnlyList<NarrativeRun> runs, double first, double indent, StructureElement parent)
    {
        List<TextLine> lines = [];
        foreach (var glyphs in Lines(runs).Select(l => typesetter.Glyphs(l, PageFlow.BodySize)))
        {
            lines.AddRange(lines.Count == 0 ? LineBreaker.Break([.. marker, .. glyphs], PageFlow.Width, first, indent) : LineBreaker.Break(glyphs, PageFlow.Width, indent, indent));
        }

        flow.Paragraph(lines, PageFlow.LineHeight, LineAlign.Justified, parent.Add("P"));
    }

    // An item begins where a paragraph does, and goes on below its words.
    private void Item(NarrativeBlock.Item item, StructureElement parent)
    {
        var first = (1 + Math.Min(item.Depth, DeepestIndent)) * Indent;
        var marker = item.Marker.Length == 1 && WordStyles.Bullets.TryGetValue(item.Marker[0], out var bullet) ? bullet.ToString() : item.Marker;
        var glyphs = typesetter.Glyphs([new NarrativeRun(marker.Length == 0 ? string.Empty : marker + " ")], PageFlow.BodySize);
        Paragraph(glyphs, item.Runs, marker.Length == 0 ? first + MarkerWidth : first, first + (marker.Length == 0 ? MarkerWidth : glyphs.Sum(g => g.Width)), parent);
    }

    private void Table(NarrativeBlock.Table table, StructureElement parent)
    {
        var columns = table.Rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        if (columns == 0)
        {
            return;
        }

        var size = Math.Clamp((PageFlow.Width / columns) - 4, SmallestTableSize, TableSize);
        var padding = size < TableSize ? 1.0 : 4.0;
        var widths = Widths(table, columns, size, padding);
        var element = parent.Add("Table");
        List<GridCell> cells = [];
        var rows = 0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var line = element.Add("TR");
            var texts = Enumerable.Range(0, columns)
                .Select(c => CellLines(c < table.Rows[r].Count ? table.Rows[r][c] : [], widths[c] - (2 * padding), size, isHeader: r == 0))
                .ToList();
            var elements = texts.ConvertAll(_ => line.Add(r == 0 ? new StructureElement("TH", "<</O/Table/Scope/Column>>") : new StructureElement("TD")));
            rows = AddRow(cells, rows, texts, elements, size, isHeader: r == 0);
        }

        var grid = new GridTable(widths, rows, cells, HeaderRows(cells, size), new HashSet<int>(), (padding, 3));
        flow.Skip(SpaceBeforeTable);
        grid.Draw(flow, grid.Height <= PageFlow.Height / 2);
        flow.Skip(SpaceBehindTable);
    }

    // A header that takes a third of the page is not repeated, or little would be left for the rest.
    private static int HeaderRows(List<GridCell> cells, double size) =>
        cells.Where(c => c.Row == 0).Max(c => c.Lines.Count) * size * TableLineHeight <= PageFlow.Height / 3 ? 1 : 0;

    // A cell with more text than a page holds goes on in a further row; there is no other way to show it.
    private static int AddRow(List<GridCell> cells, int row, List<IReadOnlyList<TextLine>> texts, List<StructureElement> elements, double size, bool isHeader)
    {
        var most = (int)(PageFlow.Height / 2 / (size * TableLineHeight));
        var chunks = texts.Max(t => (t.Count + most - 1) / most);
        for (var i = 0; i < chunks; i++)
        {
            for (var c = 0; c < texts.Count; c++)
            {
                TextLine[] lines = [.. texts[c].Skip(i * most).Take(most)];
                cells.Add(new GridCell(row + i, c, 1, 1, lines, size * TableLineHeight, isHeader || texts[c].Count == 1 ? LineAlign.Centre : LineAlign.Justified, false, elements[c]));
            }
        }

        return row + chunks;
    }

    private IReadOnlyList<TextLine> CellLines(IReadOnlyList<NarrativeRun> runs, double width, double size, bool isHeader) =>
        [.. Lines(runs).SelectMany(l => LineBreaker.Break(typesetter.Glyphs(isHeader ? l.Select(Bold) : l, size), width))];

    // Columns are as wide as their text asks for, within reason.
    private double[] Widths(NarrativeBlock.Table table, int columns, double size, double padding)
    {
        const int Narrowest = 3, Widest = 18;
        var wanted = new double[columns];
        foreach (var row in table.Rows)
        {
            for (var c = 0; c < row.Count; c++)
            {
                var width = Lines(row[c]).Max(l => typesetter.Glyphs(l, size).Sum(g => g.Width));
                wanted[c] = Math.Max(wanted[c], Math.Clamp(width, Narrowest * size, Widest * size) + (2 * padding));
            }
        }

        var sum = wanted.Sum();
        return [.. wanted.Select(w => (w == 0 ? padding : w) * PageFlow.Width / sum)];
    }
}
