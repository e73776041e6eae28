using GovInfoReports.Web.Rendering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>A guide for people who use the portal.</summary>
public sealed class HelpGuideModel : PageModel
{
    public Guide Guide { get; private set; } = null!;

    /// <summary>Shows a guide.</summary>
    public IActionResult OnGet(string name)
    {
        if (Guide.Find(name) is not { } guide)
        {
            return NotFound();
        }

        Guide = guide;
        return Page();
    }
}
