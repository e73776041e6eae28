using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Office;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// The pages of a document: draws on the last one, in points from its top left corner, and keeps what belongs to the whole:
/// fonts, logical structure, links and bookmarks.
/// </summary>
/// <param name="width">Width of a page in points.</param>
/// <param name="height">Height of a page in points.</param>
internal sealed class PdfCanvas(double width, double height)
{
    private const string Black = "0 g 0 G";
    private const string LinkBlue = "0.043 0.361 0.671 rg 0.043 0.361 0.671 RG";
    private const double Slant = 0.2;
    private const double UnderlineBelow = -0.15;
    private const double ThickeningPerPoint = 1 / 32.0;
    private const double BoxInset = 0.08;

    private readonly List<Page> _pages = [];
    private readonly Dictionary<FontFace, EmbeddedFont> _fonts = [];
    private readonly List<Bookmark> _bookmarks = [];
    private Page _page = new();
    private StructureElement? _open;
    private string _state = string.Empty;

    /// <summary>The document as its reader meets it.</summary>
    public StructureElement Root { get; } = new("Document");

    /// <summary>Number of pages.</summary>
    public int PageCount => _pages.Count;

    /// <summary>Begins a page.</summary>
    public void AddPage()
    {
        Close();
        _page = new Page();
        _pages.Add(_page);
    }

    /// <summary>Draws characters.</summary>
    /// <param name="glyphs">The characters.</param>
    /// <param name="element">What they are part of; <see langword="null"/> for what is not read out, such as page numbers.</param>
    public void Text(IReadOnlyList<TextGlyph> glyphs, double x, double baseline, double spacing, StructureElement? element)
    {
        for (var start = 0; start < glyphs.Count;)
        {
            var link = glyphs[start].Look.Link;
            var end = start;
            var length = 0.0;
            while (end < glyphs.Count && glyphs[end].Look.Link == link)
            {
                length += glyphs[end].Width + spacing;
                end++;
            }

            var part = link is null || element is null ? element : element.Add(new StructureElement("Link"));
            Mark(part);
            Runs(glyphs, start, end, x, baseline, spacing);
            if (link is not null)
            {
                Underline(x, baseline, length, glyphs[start].Look.Size);
                AddLink(link, x, baseline, length, glyphs[start].Look.Size, part);
            }

            x += length;
            start = end;
        }
    }

    /// <summary>Draws a line that is not read out.</summary>
    public void Line(double x1, double y1, double x2, double y2, double thickness)
    {
        Mark(null);
        Colour(Black);
        _page.Write($"{N(thickness)} w {N(x1)} {N(height - y1)} m {N(x2)} {N(height - y2)} l S\n");
    }

    /// <summary>Fills a rectangle that is not read out.</summary>
    public void Fill(double x, double y, double w, double h, string colour)
    {
        Mark(null);
        _page.Write($"{colour} rg {N(x)} {N(height - y - h)} {N(w)} {N(h)} re f\n");
        _state = string.Empty;
    }

    /// <summary>Fills black squares of a picture.</summary>
    public void Squares(IEnumerable<(double X, double Y)> squares, double side, StructureElement element)
    {
        Mark(element);
        Colour(Black);
        foreach (var (x, y) in squares)
        {
            _page.Write($"{N(x)} {N(height - y - side)} {N(side)} {N(side)} re\n");
        }

        _page.Write("f\n");
    }

    /// <summary>Adds a bookmark that leads to the present page.</summary>
    public void AddBookmark(string title, double y) => _bookmarks.Add(new Bookmark(title, _pages.Count - 1, y));

    /// <summary>Makes the file.</summary>
    /// <param name="changedAt">When it was last changed, UTC.</param>
    public byte[] Save(string title, string language, DateTime changedAt)
    {
        Close();
        PdfFile file = new();
        var catalog = file.Reserve();
        var tree = file.Reserve();
        var pages = file.Reserve();
        var pageNumbers = _pages.ConvertAll(_ => file.Reserve());
        var fonts = string.Concat(_fonts.Values.Select(f => FormattableString.Invariant($"/{f.Name} {f.AddTo(file)} 0 R")));
        var resources = file.Add($"<</Font<<{fonts}>>>>");
        for (var i = 0; i < _pages.Count; i++)
        {
            AddPageTo(file, i, pageNumbers, pages, resources);
        }

        file.Set(pages, FormattableString.Invariant($"<</Type/Pages/Count {_pages.Count}/Kids[{References(pageNumbers)}]/MediaBox[0 0 {N(width)} {N(height)}]>>"));
        new StructureWriter(file, pageNumbers).Write(tree, Root, _pages.ConvertAll(p => (IReadOnlyList<StructureElement>)p.Marks), AnnotationOwners());
        var outline = AddBookmarksTo(file, pageNumbers);
        file.Set(catalog, FormattableString.Invariant(
            $"<</Type/Catalog/Pages {pages} 0 R/Lang{PdfFile.Bytes(language)}/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R/ViewerPreferences<</DisplayDocTitle true>>{outline}>>"));
        var moment = changedAt.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
        var information = file.Add($"<</Title{PdfFile.Text(title)}/Producer({PortalPdf.Producer})/CreationDate{moment}/ModDate{moment}>>");
        return file.ToArray(catalog, information);
    }

    private static string N(double value) => PdfFile.Number(value);

    private static string Ascii(string address) =>
        string.Concat(new Uri(address).AbsoluteUri.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));

    private static string References(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(n => FormattableString.Invariant($"{n} 0 R")));

    // Draws characters that are part of the same element.
    private void Runs(IReadOnlyList<TextGlyph> glyphs, int start, int end, double x, double baseline, double spacing)
    {
        while (start < end)
        {
            var (font, look) = (glyphs[start].Font, glyphs[start].Look);
            if (font is null)
            {
                Box(glyphs[start], x, baseline);
                x += glyphs[start].Width + spacing;
                start++;
                continue;
            }

            var embedded = Embedded(font.Face);
            var codes = new StringBuilder();
            var length = 0.0;
            for (; start < end && ReferenceEquals(glyphs[start].Font?.Face, font.Face) && glyphs[start].Font!.IsThickened == font.IsThickened && glyphs[start].Look == look; start++)
            {
                codes.Append(CultureInfo.InvariantCulture, $"{embedded.Code(glyphs[start].Character):X4}");
                length += glyphs[start].Width + spacing;
            }

            Colour(look.Link is null ? Black : LinkBlue);
            var thickness = font.IsThickened ? $"2 Tr {N(look.Size * ThickeningPerPoint)} w" : "0 Tr";
            _page.Write($"BT /{embedded.Name} {N(look.Size)} Tf {thickness} {N(spacing)} Tc 1 0 {(look.IsSlanted ? N(Slant) : "0")} 1 {N(x)} {N(height - baseline)} Tm <{codes}> Tj ET\n");
            x += length;
        }
    }

    private void Underline(double x, double baseline, double length, double size)
    {
        var y = N(height - baseline + (UnderlineBelow * size));
        _page.Write($"{N(size / 24)} w {N(x)} {y} m {N(x + length)} {y} l S\n");
    }

    // A character that no font has stands as a box. It is also there unseen, so that it is found by search and copied.
    private void Box(TextGlyph glyph, double x, double baseline)
    {
        var size = glyph.Look.Size;
        var font = _fonts.Count > 0 ? _fonts.First().Value : throw new InvalidOperationException("Text begins with a page number or a title.");
        Colour(Black);
        _page.Write($"BT /{font.Name} {N(size)} Tf 3 Tr 0 Tc 1 0 0 1 {N(x)} {N(height - baseline)} Tm <{font.Code(glyph.Character):X4}> Tj ET\n");
        _page.Write($"{N(size / 24)} w {N(x + (BoxInset * size))} {N(height - baseline - (BoxInset * size))} {N(glyph.Width - (2 * BoxInset * size))} {N(size * (1 - (2 * BoxInset)))} re S\n");
    }

    private void Colour(string colour)
    {
        if (_state != colour)
        {
            _page.Write($"{colour}\n");
            _state = colour;
        }
    }

    // Content is marked with what it is part of; what follows as part of the same element needs no new mark.
    private void Mark(StructureElement? element)
    {
        if (_page.IsMarked && ReferenceEquals(_open, element))
        {
            return;
        }

        if (_page.IsMarked)
        {
            _page.Write("EMC\n");
        }

        _page.IsMarked = true;
        _open = element;
        if (element is null)
        {
            _page.Write("/Artifact BMC\n");
            return;
        }

        var mark = _page.Marks.Count;
        _page.Marks.Add(element);
        element.AddContent(_pages.Count - 1, mark);
        _page.Write($"/{element.Type}<</MCID {mark.ToString(CultureInfo.InvariantCulture)}>>BDC\n");
    }

    private void Close()
    {
        if (_page.IsMarked)
        {
            _page.Write("EMC\n");
            _page.IsMarked = false;
        }

        _open = null;
        _state = string.Empty;
    }

    private EmbeddedFont Embedded(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out var font))
        {
            font = new EmbeddedFont(face, FormattableString.Invariant($"F{_fonts.Count}"));
            _fonts[face] = font;
        }

        return font;
    }

    private void AddLink(string address, double x, double baseline, double length, double size, StructureElement? element) =>
        _page.Links.Add(new Link(address, x, height - baseline - (0.2 * size), x + length, height - baseline + (0.9 * size), element));

    private void AddPageTo(PdfFile file, int index, List<int> pageNumbers, int pages, int resources)
    {
        var page = _pages[index];
        var annotations = new List<int>();
        foreach (var link in page.Links)
        {
            link.Key = _pages.Count + _pages.Take(index).Sum(p => p.Links.Count) + annotations.Count;
            var number = file.Add(FormattableString.Invariant(
                $"<</Type/Annot/Subtype/Link/Rect[{N(link.Left)} {N(link.Bottom)} {N(link.Right)} {N(link.Top)}]/Border[0 0 0]/F 4/StructParent {link.Key}/P {pageNumbers[index]} 0 R/Contents{PdfFile.Text(link.Address)}/A<</S/URI/URI{PdfFile.Bytes(Ascii(link.Address))}>>>>"));
            annotations.Add(number);
            link.Element?.AddAnnotation(index, number);
        }

        var content = file.AddStream(string.Empty, Encoding.Latin1.GetBytes(page.Content.ToString()));
        var extra = annotations.Count > 0 ? $"/Annots[{References(annotations)}]" : string.Empty;
        file.Set(pageNumbers[index], FormattableString.Invariant(
            $"<</Type/Page/Parent {pages} 0 R/Resources {resources} 0 R/Contents {content} 0 R/StructParents {index}/Tabs/S{extra}>>"));
    }

    private IEnumerable<(int Key, StructureElement Element)> AnnotationOwners() =>
        _pages.SelectMany(p => p.Links).Where(l => l.Element is not null).Select(l => (l.Key, l.Element!));

    private string AddBookmarksTo(PdfFile file, List<int> pageNumbers)
    {
        if (_bookmarks.Count == 0)
        {
            return string.Empty;
        }

        var root = file.Reserve();
        var numbers = _bookmarks.ConvertAll(_ => file.Reserve());
        for (var i = 0; i < numbers.Count; i++)
        {
            var before = i > 0 ? FormattableString.Invariant($"/Prev {numbers[i - 1]} 0 R") : string.Empty;
            var next = i + 1 < numbers.Count ? FormattableString.Invariant($"/Next {numbers[i + 1]} 0 R") : string.Empty;
            var bookmark = _bookmarks[i];
            file.Set(numbers[i], FormattableString.Invariant(
                $"<</Title{PdfFile.Text(bookmark.Title)}/Parent {root} 0 R{before}{next}/Dest[{pageNumbers[bookmark.Page]} 0 R/XYZ null {N(height - bookmark.Y)} null]>>"));
        }

        file.Set(root, FormattableString.Invariant($"<</Type/Outlines/First {numbers[0]} 0 R/Last {numbers[^1]} 0 R/Count {numbers.Count}>>"));
        return FormattableString.Invariant($"/Outlines {root} 0 R");
    }

    private sealed class Page
    {
        public StringBuilder Content { get; } = new();

        public List<StructureElement> Marks { get; } = [];

        public List<Link> Links { get; } = [];

        public bool IsMarked { get; set; }

        public void Write(string operators) => Content.Append(operators);
    }

    private sealed record Link(string Address, double Left, double Bottom, double Right, double Top, StructureElement? Element)
    {
        public int Key { get; set; }
    }

    private sealed record Bookmark(string Title, int Page, double Y);
}
