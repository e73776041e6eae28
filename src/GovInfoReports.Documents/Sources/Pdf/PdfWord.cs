namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>A letter, or letters that are written up or down, on a page of a PDF. Lengths are points from the upper left corner.</summary>
internal sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Its middle from left to right.</summary>
    public double Across => (Left + Right) / 2;

    /// <summary>Its middle from top to bottom.</summary>
    public double Down => (Top + Bottom) / 2;

    /// <summary>Its height, the size of its font.</summary>
    public double Height => Bottom - Top;
}
