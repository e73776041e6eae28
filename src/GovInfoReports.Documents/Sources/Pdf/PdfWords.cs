using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>Reads what pdftotext says of the words of a PDF.</summary>
internal static partial class PdfWords
{
    /// <summary>Reads pages of words.</summary>
    public static List<PdfPage> Read(string text)
    {
        List<PdfPage> pages = [];
        foreach (Match match in Item().Matches(text))
        {
            if (match.Groups["width"].Success)
            {
                pages.Add(new PdfPage(Number(match, "width"), Number(match, "height"), []));
            }
            else if (pages.Count > 0 && WebUtility.HtmlDecode(match.Groups["text"].Value).Trim() is { Length: > 0 } word)
            {
                pages[^1].Words.Add(new PdfWord(word, Number(match, "left"), Number(match, "top"), Number(match, "right"), Number(match, "bottom")));
            }
        }

        return pages;
    }

    private static double Number(Match match, string group) => double.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("""<page width="(?<width>[0-9.]+)" height="(?<height>[0-9.]+)"|<word xMin="(?<left>[-0-9.]+)" yMin="(?<top>[-0-9.]+)" xMax="(?<right>[-0-9.]+)" yMax="(?<bottom>[-0-9.]+)">(?<text>[^<]*)</word>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Item();
}

/// <summary>A word on a page of a PDF. Lengths are points from the upper left corner.</summary>
internal sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Its middle from left to right.</summary>
    public double Across => (Left + Right) / 2;

    /// <summary>Its middle from top to bottom.</summary>
    public double Down => (Top + Bottom) / 2;

    /// <summary>Its height, about the size of its font.</summary>
    public double Height => Bottom - Top;
}

/// <summary>A page of a PDF.</summary>
internal sealed record PdfPage(double Width, double Height, List<PdfWord> Words);
