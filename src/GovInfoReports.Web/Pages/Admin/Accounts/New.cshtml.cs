using GovInfoReports.Application;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin.Accounts;

/// <summary>Makes an account.</summary>
public sealed class NewModel(CreateAccount create, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public AccountInput Input { get; set; } = new(null, null, null, null);

    /// <summary>Shows the form.</summary>
    public void OnGet(string? unit, Role? role) => Input = Input with { UnitCode = unit, Role = unit is null ? null : role ?? Role.Clerk };

    /// <summary>Makes the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var made = await create.ExecuteAsync(current.Required, Input, cancel);
            TempData["Notice"] = texts["Admin.Accounts.Created", made.UserName];
            TempData[AccountModel.InitialPassword] = made.Password;
            return LocalRedirect($"/admin/accounts/{made.Id}");
        }
        catch (RefusedException refused) when (refused is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            ModelState.Put(refused);
            return this.Again();
        }
    }
}
