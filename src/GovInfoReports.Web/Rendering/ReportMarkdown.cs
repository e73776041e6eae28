using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// Narrative text as HTML. Raw HTML comes out as the text it is, pictures as their description, and links only lead to web
/// addresses. A line break stays one, and indented lines are paragraphs: texts come from Word.
/// </summary>
public static class ReportMarkdown
{
    public static IHtmlContent Render(string text, int headingLevel, bool showsBound = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return HtmlString.Empty;
        }

        var document = NarrativeText.Read(text);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + headingLevel, 6);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!link.IsImage && NarrativeText.IsWebAddress(link.Url))
            {
                link.GetAttributes().AddProperty("rel", "nofollow noopener");
            }
            else
            {
                if (showsBound && !link.IsImage && link.Url?.StartsWith(BoundValues.Scheme, StringComparison.Ordinal) == true)
                {
                    link.InsertBefore(new HtmlInline("<span class=\"bound\">"));
                    link.InsertAfter(new HtmlInline("</span>"));
                }

                link.ReplaceBy(new ContainerInline(), copyChildren: true);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && NarrativeText.IsWebAddress(link.Url))
            {
                link.GetAttributes().AddProperty("rel", "nofollow noopener");
            }
            else
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }

        return new HtmlString(Html(document, text));
    }

    // Brackets that never close may be read that deep and not be written.
    private static string Html(MarkdownDocument document, string text)
    {
        try
        {
            return document.ToHtml(NarrativeText.Pipeline);
        }
        catch (ArgumentException)
        {
            return NarrativeText.ReadCharacters(text).ToHtml(NarrativeText.Pipeline);
        }
    }
}
