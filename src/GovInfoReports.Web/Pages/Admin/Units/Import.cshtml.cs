using GovInfoReports.Application.Organisations;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>Adds many units by a list: a look first, then all good lines.</summary>
public sealed class ImportModel(ImportUnits import, ReadList read, ICurrentActor current, TimeProvider clock, Texts texts) : PortalPage(texts)
{
    private const int EmptyRows = 200;

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

    /// <summary>A list to fill in.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(string? format, CancellationToken cancel) =>
        await TableFile.OfAsync(format, Texts["Admin.Units.TemplateName"], [.. Columns.Select(f => Texts[$"Admin.Field.{f}"])], [], clock.GetUtcNow().UtcDateTime, EmptyRows, cancel);

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
                Notice(Texts["Admin.Units.Imported", Show.Count(result.Made)]);
                return LocalRedirect("/admin/units");
            }

            Made = result.Made;
            Look = LookAt(result) with { Good = [] };
            Text = result.Rest;
            ModelState.Clear();
            return Page();
        },
        cancel);

    private Task<IActionResult> DoAsync(Func<Task<IActionResult>> act, CancellationToken cancel) => RunAsync(async () =>
    {
        Text = await ListLook.TextOfAsync(read, Upload, Text, cancel);
        ModelState.Remove(nameof(Text));
        return await act();
    });

    private ListLook LookAt(UnitListResult result) => ListLook.Of(
        [.. Columns.Select(f => Texts[$"Admin.Field.{f}"])],
        result.Lines,
        unit => [unit.Code, unit.Name, Texts[$"Shared.Level.{unit.Level}"], unit.ParentCode, Texts[unit.FilesReports ? "Admin.Yes" : "Admin.No"]]);
}
