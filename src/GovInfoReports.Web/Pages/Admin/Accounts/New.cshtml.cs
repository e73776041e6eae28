using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Accounts;

/// <summary>Makes an account.</summary>
public sealed class NewModel(CreateAccount create, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public AccountInput Input { get; set; } = new(null, null, null, null);

    /// <summary>Shows the form.</summary>
    public void OnGet(string? unit, Role? role) => Input = Input with { UnitCode = unit, Role = unit is null ? null : role ?? Role.Clerk };

    /// <summary>Makes the account.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => RunAsync(async () =>
    {
        var made = await create.ExecuteAsync(current.Required, Input, cancel);
        Notice(Texts["Admin.Accounts.Created", made.UserName]);
        TempData[AccountModel.InitialPassword] = made.Password;
        return LocalRedirect($"/admin/accounts/{made.Id}");
    });

    protected override string? FieldOf(string? place) => place is null ? null : $"{nameof(Input)}.{place}";
}
