using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.Signing;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>A unit of the area: its name, whether it exists, its accounts, its own chain.</summary>
public sealed class UnitModel(
    ShowUnit show,
    RenameUnit rename,
    SetFiling setFiling,
    SetUnitActive setActive,
    SetSigningChain setChain,
    ShowClosedReport closed,
    ReportingCalendar calendar,
    ICurrentActor current,
    Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    /// <summary>The new name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>First year of the other answer to whether the unit files reports.</summary>
    [BindProperty]
    public int? Since { get; set; }

    /// <summary>Why the answer changes.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The account of each desk of the chain as chosen, from the first one.</summary>
    [BindProperty]
    public int?[] Desks { get; set; } = [];

    public UnitDetails Details { get; private set; } = null!;

    /// <summary>Years of its working copies that were closed.</summary>
    public IReadOnlyList<int> Closed { get; private set; } = [];

    public bool CanHaveBelow => Details.Unit.Level < UnitLevel.Township;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Details = await show.ExecuteAsync(current.Required, Code, cancel);
        Closed = await closed.YearsAsync(current.Required, Code, cancel);
        Name = Details.Unit.Name;
        Desks = Stored();
        Since = calendar.DueYear;
    }

    /// <summary>Sets the unit's own chain.</summary>
    public Task<IActionResult> OnPostChainAsync(CancellationToken cancel) => DoAsync(async () =>
    {
        await setChain.ExecuteAsync(current.Required, Code, Desks, cancel);
        return Texts["Signing.Chain.Saved"];
    });

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancel) => DoAsync(
        async () => Texts["Admin.Units.Renamed", (await rename.ExecuteAsync(current.Required, Code, Name, cancel)).Name]);

    /// <summary>Whether the unit files reports, in words.</summary>
    public string Filing
    {
        get
        {
            var unit = Details.Unit;
            var answer = Texts[unit.FilesReports ? "Admin.Yes" : "Admin.No"];
            return unit.FilesSince is { } since ? Texts["Admin.Units.FilingSince", answer, since] : answer;
        }
    }

    /// <summary>Says that the unit files reports from a year on, or no longer does.</summary>
    public Task<IActionResult> OnPostFilingAsync(bool files, CancellationToken cancel) => DoAsync(
        async () => Texts[files ? "Admin.Units.FilesNow" : "Admin.Units.FilesNoLongerNow", (await setFiling.ExecuteAsync(current.Required, Code, files, Since, Reason, cancel)).Name, Since]);

    /// <summary>Marks the unit as dissolved.</summary>
    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) => DoAsync(
        async () => Texts["Admin.Units.DisabledNow", await setActive.ExecuteAsync(current.Required, Code, false, cancel)]);

    /// <summary>Marks the unit as existing again.</summary>
    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) => DoAsync(
        async () =>
        {
            await setActive.ExecuteAsync(current.Required, Code, true, cancel);
            return Texts["Admin.Units.EnabledNow"];
        });

    // The other forms of the page show what is stored, the refused one what was chosen.
    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        Details = await show.ExecuteAsync(current.Required, Code, HttpContext.RequestAborted);
        Closed = await closed.YearsAsync(current.Required, Code, HttpContext.RequestAborted);
        Name ??= Details.Unit.Name;
        Desks = Desks.Length == 0 ? Stored() : [.. Desks.Take(SetSigningChain.Most), .. new int?[Math.Max(0, SetSigningChain.Most - Desks.Length)]];
        return Page();
    }

    private Task<IActionResult> DoAsync(Func<Task<string>> act) => RunAsync(async () =>
    {
        Notice(await act());
        return LocalRedirect($"/admin/units/{Uri.EscapeDataString(Code)}");
    });

    private int?[] Stored() => [.. Enumerable.Range(1, SetSigningChain.Most).Select(n => Details.Chain.FirstOrDefault(d => d.Number == n)?.AccountId)];
}
