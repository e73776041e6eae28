using GovInfoReports.Application;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>The officer's lists, by state, and several decisions at once.</summary>
public sealed class InboxModel(Inbox inbox, HandedInAgain again, OpenQuestions questions, DecideMany many, ReportingCalendar calendar, ICurrentActor current, Texts texts) : ManyPage(many, current, texts)
{
    /// <summary>The years that can be chosen, newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Reverse();

    /// <summary>The year shown; the one due where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Name of the list shown, see <see cref="CountyLinks.StateName"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Where the list goes on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>A part of a unit's name to look for instead of a list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary><c>all</c> ticks every report that can be ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Select { get; set; }

    /// <summary><see cref="CountyLinks.ElsewhereName"/> lists the reports that another office decides on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    /// <summary>Units of one kind; <see langword="null"/> for all.</summary>
    [BindProperty(SupportsGet = true)]
    public UnitKind? Kind { get; set; }

    /// <summary>How many units of the list, on all its pages, are of each kind.</summary>
    public IReadOnlyDictionary<UnitKind, int> Kinds { get; private set; } = new Dictionary<UnitKind, int>();

    /// <summary>Whether the reports listed are decided on by another office, so that this one looks on.</summary>
    public bool IsElsewhere => Whose == CountyLinks.ElsewhereName && Status is ReportStatus.Submitted or ReportStatus.Approved;

    /// <summary>State of the reports listed; <see langword="null"/> for units that have not begun.</summary>
    public ReportStatus? Status { get; private set; }

    /// <summary>How many reports are in each state.</summary>
    public InboxCounts Counts { get; private set; } = null!;

    /// <summary>The reports, where reports are listed.</summary>
    public Page<InboxItem>? Reports { get; private set; }

    /// <summary>What was handed in again since the officer looked, where that is listed.</summary>
    public IReadOnlyList<AgainItem>? Again { get; private set; }

    /// <summary>How many were handed in again.</summary>
    public int AgainCount { get; private set; }

    /// <summary>How many questions wait for an answer.</summary>
    public int QuestionCount { get; private set; }

    /// <summary>The units that have not begun, where these are listed.</summary>
    public Page<NotBegun>? NotBegun { get; private set; }

    /// <summary>What was found, where something was looked for.</summary>
    public Page<FoundUnit>? Found { get; private set; }

    /// <summary>The step that can be taken with several reports of the list.</summary>
    public ReportStep? Step => IsElsewhere ? null : Status switch
    {
        ReportStatus.Submitted => ReportStep.Approve,
        ReportStatus.Approved => ReportStep.Publish,
        _ => null,
    };

    public override string ManyAddress => Address(Cursor);

    public override bool Takes(ReportStep step) => step == Step;

    /// <summary>Whether a report can be found right, or made public, without opening it; any can be returned.</summary>
    public bool IsClear(InboxItem item) => Step == ReportStep.Publish || (Step == ReportStep.Approve && item.Queries == 0 && item.ToSettle == 0);

    /// <summary>What of a report wants to be read before a decision.</summary>
    public string ToRead(InboxItem item) =>
        item.Round == 0 ? Texts[item.Status == ReportStatus.Published ? "County.List.Historic" : "County.List.NeverSubmitted"]
        : item is { Queries: 0, ToSettle: 0 } ? Texts["County.List.Clean"]
        : string.Join(Texts["County.List.And"], new[]
        {
            item.Queries > 0 ? Texts["County.List.Queries", item.Queries] : null,
            item.ToSettle > 0 ? Texts["County.List.ToSettle", item.ToSettle] : null,
        }.OfType<string>());

    /// <summary>Address of the list on another page.</summary>
    /// <param name="cursor">Where it goes on, or <see langword="null"/> for the first page.</param>
    public string Address(string? cursor, bool select = false)
    {
        var address = Q is null ? CountyLinks.Inbox(Year!.Value, State!) : $"{CountyLinks.Inbox(Year!.Value, State!)}&q={Uri.EscapeDataString(Q)}";
        address += Kind is { } kind && Q is null ? $"&kind={CountyLinks.KindName(kind)}" : string.Empty;
        address += IsElsewhere ? $"&whose={Whose}" : string.Empty;
        return address + (cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}") + (select ? "&select=all" : string.Empty);
    }

    /// <summary>Address of the list of the units of one kind.</summary>
    /// <param name="kind">The kind; <see langword="null"/> for all.</param>
    public string OfKind(UnitKind? kind) =>
        CountyLinks.Inbox(Year!.Value, State!) + (kind is { } one ? $"&kind={CountyLinks.KindName(one)}" : string.Empty) + (IsElsewhere ? $"&whose={Whose}" : string.Empty);

    /// <summary>Shows a list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Understand())
        {
            return NotFound();
        }

        await ListAsync(ct);
        return Page();
    }

    /// <summary>Decides on the reports ticked and says what came of each.</summary>
    public async Task<IActionResult> OnPostAsync(string[] pick, ManyStep step, string? reason, CancellationToken ct)
    {
        if (!Understand() || Step is null || (step == ManyStep.Approve && Step != ReportStep.Approve) || (step == ManyStep.Publish && Step != ReportStep.Publish) || !Enum.IsDefined(step))
        {
            return NotFound();
        }

        return await DecideAsync(step, Year!.Value, pick, reason, ct);
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await ListAsync(HttpContext.RequestAborted);
        return Page();
    }

    private bool Understand()
    {
        Year ??= calendar.DueYear;
        State ??= CountyLinks.StateName(ReportStatus.Submitted);
        Q = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim();
        foreach (var status in Enum.GetValues<ReportStatus>())
        {
            if (State == CountyLinks.StateName(status))
            {
                Status = status;
            }
        }

        return ModelState.IsValid && (Kind is null || Enum.IsDefined(Kind.Value)) && calendar.Collects(Year.Value) && (Status is not null || State is CountyLinks.NotBegun or CountyLinks.Again);
    }

    private async Task ListAsync(CancellationToken ct)
    {
        var actor = Current.Required;
        Counts = await inbox.CountAsync(actor, Year!.Value, ct);
        AgainCount = await again.CountAsync(actor, Year.Value, ct);
        QuestionCount = await questions.CountAsync(actor, ct);
        if (Q is not null)
        {
            Found = await inbox.FindAsync(actor, Year.Value, Q, Cursor, ct);
        }
        else if (State == CountyLinks.Again)
        {
            Again = await again.ListAsync(actor, Year.Value, ct);
        }
        else if (Status is { } status)
        {
            InboxList list = new(Year.Value, status, Cursor, Kind, IsElsewhere);
            Reports = await inbox.ListAsync(actor, list, ct);
            Kinds = await inbox.KindsAsync(actor, list, ct);
        }
        else
        {
            NotBegun = await inbox.NotBegunAsync(actor, Year.Value, Kind, Cursor, ct);
            Kinds = await inbox.NotBegunKindsAsync(actor, Year.Value, ct);
        }
    }
}
