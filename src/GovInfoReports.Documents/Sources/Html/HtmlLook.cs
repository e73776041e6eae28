using AngleSharp.Dom;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>What elements of web pages are, as far as reading goes.</summary>
internal static class HtmlLook
{
    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "title", "script", "style", "template", "noscript", "iframe", "frame", "object", "embed", "applet", "select", "option", "input",
        "button", "textarea", "svg", "canvas", "audio", "video", "map", "datalist", "dialog", "rt", "rp", "meta", "link", "xml",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "body", "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "center", "form", "fieldset", "legend", "blockquote",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "address", "figure", "figcaption", "hr", "table", "caption",
        "thead", "tbody", "tfoot", "tr", "td", "th", "details", "summary", "hgroup", "frameset", "marquee",
    };

    /// <summary>Whether nothing in an element is ever read.</summary>
    public static bool IsSilent(IElement element) => Silent.Contains(element.LocalName);

    /// <summary>Whether an element begins a line of its own.</summary>
    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (StyleOf(element) is { } style
            && (style.Contains("display:none", StringComparison.Ordinal) || style.Contains("visibility:hidden", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal)));

    /// <summary>Whether an element leads through the site and holds nothing of its own.</summary>
    public static bool IsNavigation(IElement element) => element.LocalName is "nav" or "aside" || element.GetAttribute("role") is "navigation" or "search" or "menu";

    /// <summary>Whether an element makes its text bold or ordinary; <see langword="null"/> where it does neither.</summary>
    public static bool? IsBold(IElement element)
    {
        if (StyleOf(element) is { } style && style.IndexOf("font-weight:", StringComparison.Ordinal) is >= 0 and var at)
        {
            var weight = style[(at + "font-weight:".Length)..];
            return weight.StartsWith("bold", StringComparison.Ordinal) || (weight.Length > 0 && weight[0] is >= '6' and <= '9');
        }

        return element.LocalName is "b" or "strong" ? true : null;
    }

    /// <summary>The web address that an element leads to.</summary>
    public static string? LinkOf(IElement element) =>
        element.LocalName == "a" && element.GetAttribute("href")?.Trim() is { } href && NarrativeText.IsWebAddress(href) ? href : null;

    /// <summary>Level of a heading, or 0.</summary>
    public static int LevelOf(IElement element) => element.LocalName is ['h', >= '1' and <= '6' and var level] ? level - '0' : 0;

    /// <summary>Whether a picture is one of the small signs that sites put beside links.</summary>
    public static bool IsSign(IElement image) => IsSmall(image.GetAttribute("width")) || IsSmall(image.GetAttribute("height"));

    private static bool IsSmall(string? length) => int.TryParse(length?.Replace("px", string.Empty, StringComparison.OrdinalIgnoreCase), System.Globalization.CultureInfo.InvariantCulture, out var pixels) && pixels <= 24;

    private static string? StyleOf(IElement element) => element.GetAttribute("style")?.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
