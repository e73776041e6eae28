using System.Text;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Accounts;

/// <summary>Makes many accounts by a list: a look first, then all good lines; the initial passwords are shown once.</summary>
public sealed class ImportModel(ImportAccounts import, ReadList read, ICurrentActor current, TimeProvider clock, Texts texts) : PortalPage(texts)
{
    private const int EmptyRows = 200;

    private static readonly string[] Columns = ["UserName", "DisplayName", "Role", "UnitCode"];
    private static readonly string[] PasswordColumns = ["UnitCode", "UnitName", "DisplayName", "Role", "UserName", "Password"];

    /// <summary>The list.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The list as a file.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The initial passwords, sent back by the page that shows them in order to be saved as a file.</summary>
    [BindProperty]
    public string? Passwords { get; set; }

    /// <summary>What would be made and what is wrong.</summary>
    public ListLook? Look { get; private set; }

    public IReadOnlyList<NewAccount> Made { get; private set; } = [];

    /// <summary>The table of initial passwords as CSV.</summary>
    public string PasswordTable => CsvTable.Of(Made
        .Select(m => new[] { m.UnitCode, m.UnitName, m.DisplayName, Texts[$"Shared.Role.{m.Role}"], m.UserName, m.Password ?? Texts["Admin.Accounts.PasswordKept"] })
        .Prepend([.. PasswordColumns.Select(f => Texts[$"Admin.Field.{f}"])]));

    /// <summary>A list to fill in.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(string? format, CancellationToken cancel) =>
        await TableFile.OfAsync(format, Texts["Admin.Accounts.TemplateName"], [.. Columns.Select(f => Texts[$"Admin.Field.{f}"])], [], clock.GetUtcNow().UtcDateTime, EmptyRows, cancel);

    /// <summary>Looks at the list.</summary>
    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancel) => DoAsync(
        async () =>
        {
            Look = LookAt(await import.CheckAsync(current.Required, Text, cancel));
            return Page();
        },
        cancel);

    /// <summary>Makes the accounts of all good lines.</summary>
    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancel) => DoAsync(
        async () =>
        {
            var result = await import.ExecuteAsync(current.Required, Text, cancel);
            Made = result.Made;
            Look = LookAt(result) with { Good = [] };
            Text = result.Rest;
            ModelState.Clear();
            return Page();
        },
        cancel);

    /// <summary>Hands the table of initial passwords back as a file.</summary>
    public IActionResult OnPostDownload()
    {
        Response.Headers.CacheControl = "no-store";
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Passwords ?? string.Empty)).ToArray(), "text/csv; charset=utf-8", Texts["Admin.Accounts.PasswordFile"]);
    }

    private Task<IActionResult> DoAsync(Func<Task<IActionResult>> act, CancellationToken cancel) => RunAsync(async () =>
    {
        Text = await ListLook.TextOfAsync(read, Upload, Text, cancel);
        ModelState.Remove(nameof(Text));
        return await act();
    });

    private ListLook LookAt(AccountListResult result) => ListLook.Of(
        [.. Columns.Select(f => Texts[$"Admin.Field.{f}"])],
        result.Lines,
        account => [account.UserName, account.DisplayName, Texts[$"Shared.Role.{account.Role}"], account.UnitCode]);
}
