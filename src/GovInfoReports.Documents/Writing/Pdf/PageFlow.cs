namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// Fills pages from top to bottom: A4 with the margins and lines of official documents (GB/T 9704), numbered at the foot.
/// </summary>
internal sealed class PageFlow
{
    /// <summary>Size of the body 三号, in points.</summary>
    public const double BodySize = 16;

    /// <summary>Height of a line of the body in points.</summary>
    public const double LineHeight = 28;

    private const double Millimetre = 72 / 25.4;
    private const double PageWidth = 210 * Millimetre;
    private const double PageHeight = 297 * Millimetre;
    private const double NumberSize = 14;
    private const double NoteSize = 9;
    private const double NumberBelow = 7 * Millimetre;
    private const double GreatestStretch = 0.12;
    private const double Rounding = 0.01;

    // How far the baseline lies below the top of a character in a square of its size.
    private const double Baseline = 0.86;

    private readonly Typesetter _typesetter;
    private readonly string? _note;
    private int _number;

    /// <summary>Makes an empty flow.</summary>
    /// <param name="note">What stands below the number of each page, or <see langword="null"/>.</param>
    public PageFlow(Typesetter typesetter, string? note)
    {
        _typesetter = typesetter;
        _note = note;
    }

    public PdfCanvas Canvas { get; } = new(PageWidth, PageHeight);

    /// <summary>Left edge of the text in points.</summary>
    public static double Left => 28 * Millimetre;

    /// <summary>Width of the text in points.</summary>
    public static double Width => PageWidth - (28 * Millimetre) - (26 * Millimetre);

    /// <summary>Upper edge of the text in points.</summary>
    public static double Top => 37 * Millimetre;

    /// <summary>Lower edge of the text in points.</summary>
    public static double Bottom => PageHeight - (35 * Millimetre);

    /// <summary>Height of the text of a page in points.</summary>
    public static double Height => Bottom - Top;

    /// <summary>Where the next line begins.</summary>
    public double Y { get; private set; } = Bottom;

    /// <summary>What is left of the page in points.</summary>
    public double Remaining => Bottom - Y + Rounding;

    /// <summary>Whether nothing stands on the page yet.</summary>
    public bool IsAtTop => Y <= Top;

    /// <summary>Begins a page with a number at its foot.</summary>
    public void NewPage()
    {
        NewPageWithoutNumber();
        _number++;
        Foot(Messages.Get("PageNumber", _number), NumberSize, Bottom + NumberBelow);
        if (_note is not null)
        {
            Foot(_note, NoteSize, Bottom + NumberBelow + (NumberSize * 1.2));
        }
    }

    /// <summary>Begins a page that is not counted.</summary>
    public void NewPageWithoutNumber()
    {
        Canvas.AddPage();
        Y = Top;
    }

    /// <summary>Goes to a new page where something does not fit on this one.</summary>
    /// <param name="height">Its height in points.</param>
    public void Require(double height)
    {
        if (Canvas.PageCount == 0 || (height > Remaining && !IsAtTop))
        {
            NewPage();
        }
    }

    /// <summary>Leaves space free.</summary>
    /// <param name="height">Its height in points.</param>
    public void Skip(double height) => Y += height;

    /// <summary>Sets a paragraph; no line of it stands alone at the foot or top of a page.</summary>
    /// <param name="lineHeight">Height of a line in points.</param>
    public void Paragraph(IReadOnlyList<TextLine> lines, double lineHeight, LineAlign align, StructureElement element)
    {
        for (var done = 0; done < lines.Count;)
        {
            var left = lines.Count - done;
            var fits = Math.Min(left, (int)(Remaining / lineHeight));
            if (left - fits == 1)
            {
                fits--;
            }

            if (Canvas.PageCount == 0 || (fits < Math.Min(2, left) && !IsAtTop))
            {
                NewPage();
                continue;
            }

            for (var end = done + Math.Max(1, fits); done < end; done++)
            {
                Line(lines[done], Left, Y, Width, lineHeight, align, element);
                Y += lineHeight;
            }
        }
    }

    /// <summary>Sets a line anywhere on the page.</summary>
    public void Line(TextLine line, double x, double y, double width, double height, LineAlign align, StructureElement? element)
    {
        if (line.Glyphs.Count == 0)
        {
            return;
        }

        var size = line.Glyphs.Max(g => g.Look.Size);
        var slack = width - line.Indent - line.Width;
        var spacing = line.Glyphs.Count > 1 ? slack / (line.Glyphs.Count - 1) : 0;
        if ((align != LineAlign.Justified && slack >= 0) || (line.EndsParagraph && slack > 0) || spacing > GreatestStretch * size)
        {
            spacing = 0;
        }

        var left = align switch
        {
            LineAlign.Centre => Math.Max(0, slack / 2),
            LineAlign.Right => Math.Max(0, slack),
            _ => 0,
        };
        Canvas.Text(line.Glyphs, x + line.Indent + left, y + ((height - size) / 2) + (Baseline * size), spacing, element);
    }

    // A character in from the outer edge: at the right on odd pages, at the left on even ones.
    private void Foot(string text, double size, double y)
    {
        var glyphs = _typesetter.Glyphs(text, FontRole.Body, size);
        var align = _number % 2 == 1 ? LineAlign.Right : LineAlign.Justified;
        Line(new TextLine(glyphs, 0, true), Left + NumberSize, y, Width - (2 * NumberSize), size, align, null);
    }
}

/// <summary>Where the lines of a paragraph stand.</summary>
internal enum LineAlign
{
    /// <summary>Stretched to both edges, the last line at the left.</summary>
    Justified,

    /// <summary>In the middle.</summary>
    Centre,

    Right,
}
