using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>
/// What the head of a page says of the article in it. <c>ArticleTitle</c> and <c>ContentSource</c> are prescribed for web sites of
/// the government (国办发〔2017〕47号).
/// </summary>
internal static class HtmlHead
{
    private const int Longest = 200;

    /// <summary>The title of the report, where the page names one in its head; without the name of the site.</summary>
    public static string? TitleOf(IHtmlDocument page) =>
        new[] { MetaOf(page, "ArticleTitle"), page.Title }
            .Where(t => t is { Length: > 0 and <= Longest })
            .SelectMany(t => t!.Split('_', '|', '–', '—').Prepend(t))
            .SelectMany(t => t.Split(" - ").Append(t.Split('-')[0]))
            .Select(t => TextKey.Trim(t))
            .FirstOrDefault(t => TitleWords.IsTitle(TitleWords.Join(t)));

    /// <summary>The unit that the page says it is from.</summary>
    public static string? PublisherOf(IHtmlDocument page) =>
        MetaOf(page, "ContentSource") is { } source && TextKey.Trim(source) is { Length: > 2 } name && TitleWords.IsName(name) ? name : null;

    private static string? MetaOf(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("meta").FirstOrDefault(m => string.Equals(m.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase))?.GetAttribute("content");
}
