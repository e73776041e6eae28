using GovInfoReports.Application;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>Adds many units by a list: a look first, then all good lines.</summary>
public sealed class ImportModel(ImportUnits import, ICurrentActor current, Texts texts) : PageModel
{
    private static readonly string[] Columns = ["Code", "Name", "Level", "ParentCode", "FilesReports"];

    /// <summary>The list.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The list as a file.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What would be made and what is wrong.</summary>
    public ListLook? Look { get; private set; }

    /// <summary>How many units were made, with bad lines left over.</summary>
    public int Made { get; private set; }

    /// <summary>Looks at the list.</summary>
    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancel) => DoAsync(
        async () =>
        {
            Look = LookAt(await import.CheckAsync(current.Required, Text, cancel));
            return Page();
        },
        cancel);

    /// <summary>Makes the units of all good lines.</summary>
    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancel) => DoAsync(
        async () =>
        {
            var result = await import.ExecuteAsync(current.Required, Text, cancel);
            if (result.Rest.Length == 0)
            {
                TempData["Notice"] = texts["Admin.Units.Imported", Show.Count(result.Made)];
                return LocalRedirect("/admin/units");
            }

            Made = result.Made;
            Look = LookAt(result) with { Good = [] };
            Text = result.Rest;
            ModelState.Clear();
            return Page();
        },
        cancel);

    private async Task<IActionResult> DoAsync(Func<Task<IActionResult>> act, CancellationToken cancel)
    {
        if (await ListLook.TextOfAsync(Upload, Text, ModelState, texts, cancel) is not { } text)
        {
            return this.Again();
        }

        Text = text;
        ModelState.Remove(nameof(Text));
        try
        {
            return await act();
        }
        catch (RefusedException refused) when (refused is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            ModelState.Put(refused, string.Empty);
            return this.Again();
        }
    }

    private ListLook LookAt(UnitListResult result) => ListLook.Of(
        [.. Columns.Select(f => texts[$"Admin.Field.{f}"])],
        result.Lines,
        unit => [unit.Code, unit.Name, texts[$"Shared.Level.{unit.Level}"], unit.ParentCode, texts[unit.FilesReports ? "Admin.Yes" : "Admin.No"]]);
}
