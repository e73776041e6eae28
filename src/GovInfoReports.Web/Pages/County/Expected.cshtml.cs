using GovInfoReports.Application.Collecting;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>One unit of a collection: whether its report counts, and its extension, each with a reason.</summary>
public sealed class ExpectedModel(SetExpectedUnit set, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public string UnitCode { get; set; } = string.Empty;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>The revision of the collection that was seen.</summary>
    [BindProperty]
    public Guid Revision { get; set; }

    [BindProperty]
    public bool Included { get; set; }

    [BindProperty]
    public ExpectedKind? Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Code of the unit that took over its duties.</summary>
    [BindProperty]
    public string? Successor { get; set; }

    /// <summary>Last day of the extension.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>Why it is extended.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public ExpectedView View { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        View = await set.GetAsync(current.Required, UnitCode, Year, ct);
        Stored();
        return Page();
    }

    /// <summary>Says whether the unit's report counts.</summary>
    public Task<IActionResult> OnPostDecideAsync(CancellationToken ct) => DoAsync("County.Expected.Decided", () => set.DecideAsync(current.Required, UnitCode, Year, Revision, Included, Kind, Reason, Successor, ct));

    /// <summary>Gives the unit more time.</summary>
    public Task<IActionResult> OnPostExtendAsync(CancellationToken ct) => DoAsync("County.Expected.Extended", () => set.ExtendAsync(current.Required, UnitCode, Year, Revision, Until, Why, ct));

    /// <summary>Takes the extension back.</summary>
    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => DoAsync("County.Expected.Ended", () => set.EndExtensionAsync(current.Required, UnitCode, Year, Revision, ct));

    // Whoever saw an old state sends the next time what they see now; a slip of the pen is no look at what another did.
    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        View = await set.GetAsync(current.Required, UnitCode, Year, HttpContext.RequestAborted);
        if (refused?.Key == CollectionLoader.Stale)
        {
            ModelState.Remove(nameof(Revision));
            Revision = View.Revision;
        }

        return Page();
    }

    private void Stored()
    {
        Revision = View.Revision;
        Included = View.IsIncluded;
        (Kind, Reason, Successor, Until, Why) = (View.Row?.Kind, View.Row?.Reason, View.SuccessorCode, View.Row?.ExtendedUntil, View.Row?.ExtensionReason);
    }

    private Task<IActionResult> DoAsync(string said, Func<Task> act) => RunAsync(async () =>
    {
        await act();
        Notice(Texts[said]);
        return LocalRedirect(BoardLinks.Unit(Year, UnitCode));
    });
}
