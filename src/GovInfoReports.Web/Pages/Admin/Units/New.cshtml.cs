using GovInfoReports.Application;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>Adds a unit.</summary>
public sealed class NewModel(CreateUnit create, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>The levels to choose from.</summary>
    public static IReadOnlyList<UnitLevel> Levels { get; } = [UnitLevel.City, UnitLevel.County, UnitLevel.Township, UnitLevel.Department];

    /// <summary>What was typed.</summary>
    [BindProperty]
    public UnitInput Input { get; set; } = new(null, null, null, null, true);

    /// <summary>Shows the form.</summary>
    public void OnGet(string? parent) => Input = Input with { ParentCode = parent ?? current.Required.Unit.Code };

    /// <summary>Adds the unit.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var unit = await create.ExecuteAsync(current.Required, Input, cancel);
            TempData["Notice"] = texts["Admin.Units.Created", unit.Name];
            return LocalRedirect($"/admin/units/{unit.Code}");
        }
        catch (RefusedException refused) when (refused is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            ModelState.Put(refused);
            return this.Again();
        }
    }
}
