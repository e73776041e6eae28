using System.Text.Encodings.Web;
using GovInfoReports.Domain.Content;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>
/// A text of the form as the public would see it, before it is saved: the script of the form asks for it. What is typed stays where
/// it is; nothing is stored.
/// </summary>
public sealed class TextPreviewModel(Texts texts) : PageModel
{
    // The heading that a section has in the form.
    private const int HeadingLevel = 2;

    /// <summary>Whoever comes by address sees the whole report.</summary>
    public IActionResult OnGet(int year) => LocalRedirect($"/clerk/reports/{year}/preview");

    /// <summary>Renders a text.</summary>
    public IActionResult OnPost(string? text)
    {
        if (text?.Length > ReportLimits.SectionText)
        {
            return new ContentResult { StatusCode = StatusCodes.Status400BadRequest, Content = texts["Narrative.TooLong"], ContentType = "text/plain; charset=utf-8" };
        }

        using StringWriter html = new();
        ReportMarkdown.Render(BoundValues.FromEditing(text ?? string.Empty), HeadingLevel, showsBound: true).WriteTo(html, HtmlEncoder.Default);
        return new ContentResult { Content = html.ToString(), ContentType = "text/html; charset=utf-8" };
    }
}
