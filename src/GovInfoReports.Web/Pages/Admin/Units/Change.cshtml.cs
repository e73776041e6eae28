using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>A change of a unit: what is to be done, what it would do in counts, and the confirmation.</summary>
public sealed class ChangeModel(
    ShowUnit show,
    PreviewUnitChange preview,
    RenameUnit rename,
    MoveUnit move,
    MergeUnits merge,
    SplitUnit split,
    AbolishUnit abolish,
    ReportingCalendar calendar,
    ICurrentActor current,
    Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    /// <summary>What is to be done; without it the page offers what can be.</summary>
    [BindProperty(SupportsGet = true)]
    public UnitChangeKind? Kind { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Parent { get; set; }

    [BindProperty]
    public string? Successor { get; set; }

    [BindProperty]
    public string? SuccessorName { get; set; }

    [BindProperty]
    public string? Others { get; set; }

    [BindProperty]
    public bool IsDuplicate { get; set; }

    [BindProperty]
    public bool ShutsAccounts { get; set; }

    /// <summary>What was chosen for reports, where something can be. Named, for without a name every other field would be taken for a choice.</summary>
    [BindProperty(Name = nameof(Fates))]
    public IDictionary<string, ReportFate?> Fates { get; set; } = new Dictionary<string, ReportFate?>(StringComparer.Ordinal);

    /// <summary>Stamp of the preview that is confirmed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<Unit> Path { get; private set; } = [];

    /// <summary>What it would do; <see langword="null"/> until it is entered.</summary>
    public UnitChangePreview? Preview { get; private set; }

    /// <summary>Whether nothing is left to choose.</summary>
    public bool CanConfirm => Preview?.Reports.All(r => r.Fate is not null) == true;

    private UnitChangeInput Input => new()
    {
        Kind = Kind,
        Day = Day,
        Reason = Reason,
        Name = Name,
        Parent = Parent,
        Successor = Successor,
        SuccessorName = SuccessorName,
        Others = Others,
        IsDuplicate = IsDuplicate,
        MovesAccounts = !ShutsAccounts,
        Fates = Fates.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!.Value, StringComparer.Ordinal),
    };

    /// <summary>Name of the field of what becomes of a report.</summary>
    public static string FateField(string key) => $"Fates[{key}]";

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Day = calendar.Today;
    }

    /// <summary>Counts what it would do.</summary>
    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel) => RunAsync(async () =>
    {
        Preview = await preview.ExecuteAsync(current.Required, Code, Input, cancel);
        await LoadAsync(cancel);
        return Page();
    });

    /// <summary>Does what was previewed.</summary>
    public Task<IActionResult> OnPostApplyAsync(CancellationToken cancel) => RunAsync(async () =>
    {
        var actor = current.Required;
        await (Kind switch
        {
            UnitChangeKind.Rename => (Task)rename.ExecuteAsync(actor, Code, Input, Seen, cancel),
            UnitChangeKind.Move => move.ExecuteAsync(actor, Code, Input, Seen, cancel),
            UnitChangeKind.Merge => merge.ExecuteAsync(actor, Code, Input, Seen, cancel),
            UnitChangeKind.Split => split.ExecuteAsync(actor, Code, Input, Seen, cancel),
            UnitChangeKind.Abolish => abolish.ExecuteAsync(actor, Code, Input, Seen, cancel),
            _ => preview.ExecuteAsync(actor, Code, Input, cancel),
        });
        Notice(Texts["Admin.Change.Done", Texts[$"Admin.Change.{Kind}"]]);
        return LocalRedirect($"/admin/units/{Uri.EscapeDataString(Code)}");
    });

    // What changed since the preview is shown in new counts, and so is what has yet to be chosen.
    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(HttpContext.RequestAborted);
        if (refused?.Key is UnitChangePlans.Stale or UnitChangePlans.Choose or UnitChangePlans.OneOnly)
        {
            Preview = await preview.ExecuteAsync(current.Required, Code, Input, HttpContext.RequestAborted);
        }

        return Page();
    }

    protected override string? FieldOf(string? place) => place switch
    {
        null => null,
        "Code" or "ParentCode" or "Level" => Kind == UnitChangeKind.Move ? nameof(Parent) : nameof(Successor),
        "Name" when Kind != UnitChangeKind.Rename => nameof(SuccessorName),
        _ => place.Contains('/', StringComparison.Ordinal) ? FateField(place) : place,
    };

    private async Task LoadAsync(CancellationToken ct)
    {
        var details = await show.ExecuteAsync(current.Required, Code, ct);
        (Unit, Path) = (details.Unit, details.Path);
    }
}
