using GovInfoReports.Domain.Form;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>What the portal is, on which law it rests, and how programs read it.</summary>
public sealed class AboutModel(FormCatalog catalog) : PageModel
{
    /// <summary>The form editions, newest first.</summary>
    public IEnumerable<FormEdition> Forms => catalog.Editions.Reverse();
}
