using System.Globalization;
using System.Text;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>Makes PDF files of papers as plainly as the format allows: nothing packed, and a font that the file does not hold.</summary>
internal static class PdfCarrier
{
    /// <summary>The usual font.</summary>
    public const string Font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 850/Descent -150/CapHeight 700/StemV 80>>>>]>>";

    private const int Width = 595;
    private const int Height = 842;
    private const int Margin = 50;
    private const int Size = 12;
    private const int Small = 6;

    /// <summary>A file.</summary>
    /// <param name="hasLines">Whether the frames of cells are drawn.</param>
    /// <param name="isCentred">Whether what stands in a cell stands in its middle from top to bottom.</param>
    public static byte[] Of(Paper paper, bool hasLines = true, bool isCentred = false)
    {
        List<StringBuilder> pages = [new()];
        var y = Height - Margin;
        foreach (var block in paper.Blocks)
        {
            if (block is PaperParagraph paragraph)
            {
                foreach (var line in paragraph.Text.Chunk((Width - (2 * Margin)) / Size))
                {
                    y = Fit(pages, y, Size);
                    y -= 2 * Size;
                    Write(pages[^1], new string(line), Margin, y, Size);
                }
            }
            else if (block is PaperTable table)
            {
                y = Draw(pages, table, y, hasLines, isCentred);
            }
        }

        return File([.. pages.Select(p => p.ToString())]);
    }

    /// <summary>A file of pages with what is drawn on each, in a font <c>/F</c>.</summary>
    /// <param name="more">Entries of each page besides.</param>
    /// <param name="objects">Further objects, from number 10,000.</param>
    public static byte[] File(IReadOnlyList<string> pages, string font = Font, string resources = "", string more = "", params IEnumerable<string> objects)
    {
        SortedDictionary<int, string> all = new()
        {
            [1] = "<</Type/Catalog/Pages 2 0 R>>",
            [2] = $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, i) => $"{10 + (2 * i)} 0 R"))}]>>",
            [3] = font,
        };
        foreach (var (page, i) in pages.Select((p, i) => (p, i)))
        {
            all[10 + (2 * i)] = $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Width} {Height}]/Resources<</Font<</F 3 0 R>>{resources}>>/Contents {11 + (2 * i)} 0 R{more}>>";
            all[11 + (2 * i)] = $"<</Length {page.Length}>>\nstream\n{page}\nendstream";
        }

        foreach (var (item, i) in objects.Select((o, i) => (o, i)))
        {
            all[10_000 + i] = item;
        }

        StringBuilder file = new("%PDF-1.4\n");
        StringBuilder places = new("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, item) in all)
        {
            places.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{item}\nendobj\n");
        }

        return Encoding.Latin1.GetBytes($"{file}{places}trailer\n<</Size {all.Keys.Max() + 1}/Root 1 0 R>>\nstartxref\n{file.Length}\n%%EOF\n");
    }

    /// <summary>The string that writes a text in the usual font.</summary>
    public static string Hex(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    // A table stands whole on a page.
    private static int Draw(List<StringBuilder> pages, PaperTable table, int y, bool hasLines, bool isCentred)
    {
        var grid = Carrier.Grid(table).ToList();
        var columns = grid.Max(r => r.Max(c => c.Slot + c.Cell.ColumnSpan));
        var width = (Width - (2 * Margin)) / columns;
        var heights = grid.ConvertAll(r => 3 + ((Small + 1) * r.Where(c => c.Cell.RowSpan == 1).Select(c => Lines(c.Cell, width).Count).Append(1).Max()));
        y = Fit(pages, y, heights.Sum()) - 4;
        var page = pages[^1];
        foreach (var (row, r) in grid.Select((row, r) => (row, r)))
        {
            foreach (var (cell, slot) in row)
            {
                var (left, height) = (Margin + (slot * width), heights.Skip(r).Take(cell.RowSpan).Sum());
                if (hasLines)
                {
                    page.Append(CultureInfo.InvariantCulture, $"{left} {y - height} {cell.ColumnSpan * width} {height} re S\n");
                }

                var lines = Lines(cell, width);
                var above = isCentred ? Math.Max(0, (height - 3 - (lines.Count * (Small + 1))) / 2) : 0;
                foreach (var (line, i) in lines.Select((l, i) => (l, i)))
                {
                    Write(page, line, left + 1, y - above - ((i + 1) * (Small + 1)), Small);
                }

                if (cell.Mark is { } mark)
                {
                    Write(page, mark, left + 1 + (Small * cell.Text.Length), y - above - Small + 2, Small / 2);
                }
            }

            y -= heights[r];
        }

        return y;
    }

    private static List<string> Lines(PaperCell cell, int width) => [.. cell.Text.Split('\n').SelectMany(l => l.Chunk(((width * cell.ColumnSpan) - 2) / Small)).Select(c => new string(c))];

    private static int Fit(List<StringBuilder> pages, int y, int height)
    {
        if (y - height > Margin)
        {
            return y;
        }

        pages.Add(new StringBuilder());
        return Height - Margin;
    }

    private static void Write(StringBuilder page, string text, int x, int y, int size) => page.Append(CultureInfo.InvariantCulture, $"BT /F {size} Tf {x} {y} Td {Hex(text)} Tj ET\n");
}
