using GovInfoReports.Domain.Checks;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovInfoReports.Web.Rendering;

/// <summary>A text with the words marked that another text has too.</summary>
public static class SharedWords
{
    /// <summary>Marks the passages in the first text.</summary>
    public static IHtmlContent InFirst(string text, IEnumerable<SharedPassage> passages) => Mark(text, passages.Select(p => (p.Offset, p.Length)));

    /// <summary>Marks the passages in the other text.</summary>
    public static IHtmlContent InOther(string text, IEnumerable<SharedPassage> passages) => Mark(text, passages.Select(p => (p.OtherOffset, p.OtherLength)));

    // In the other text passages may overlap, where it says once what the first says twice.
    private static HtmlContentBuilder Mark(string text, IEnumerable<(int Offset, int Length)> places)
    {
        HtmlContentBuilder html = new();
        var at = 0;
        foreach (var (offset, length) in places.Order())
        {
            var start = Math.Max(at, offset);
            var end = Math.Min(offset + length, text.Length);
            if (end <= start)
            {
                continue;
            }

            html.Append(text[at..start]);
            TagBuilder mark = new("mark");
            mark.InnerHtml.Append(text[start..end]);
            html.AppendHtml(mark);
            at = end;
        }

        html.Append(text[at..]);
        return html;
    }
}
