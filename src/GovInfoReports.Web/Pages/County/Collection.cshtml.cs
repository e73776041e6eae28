using GovInfoReports.Application.Collecting;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>The days of an area's collection, and what its clerks are told.</summary>
public sealed class CollectionModel(SetCollectionDays set, ReportingCalendar calendar, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>The years that can be chosen, newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Reverse();

    /// <summary>The year shown; the one due where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of an area within the officer's; the own where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>The revision that was seen.</summary>
    [BindProperty]
    public Guid Revision { get; set; }

    [BindProperty]
    public DateOnly? OpensOn { get; set; }

    [BindProperty]
    public DateOnly? SubmitBy { get; set; }

    [BindProperty]
    public DateOnly? PublishBy { get; set; }

    [BindProperty]
    public DateOnly? NoNewAfter { get; set; }

    [BindProperty]
    public DateOnly? NoChangesAfter { get; set; }

    /// <summary>Days before the day that counts on which the portal reminds.</summary>
    [BindProperty]
    public string? RemindBefore { get; set; }

    /// <summary>Days after it.</summary>
    [BindProperty]
    public string? RemindAfter { get; set; }

    [BindProperty]
    public string? Instructions { get; set; }

    public CollectionView View { get; private set; } = null!;

    /// <summary>The days in the order of the form: name, and what is typed.</summary>
    public IEnumerable<(string Name, DateOnly? Day)> Days =>
    [
        (nameof(OpensOn), OpensOn), (nameof(SubmitBy), SubmitBy), (nameof(PublishBy), PublishBy), (nameof(NoNewAfter), NoNewAfter), (nameof(NoChangesAfter), NoChangesAfter),
    ];

    /// <summary>When the portal reminds, in the order of the form: name, and what is typed.</summary>
    public IEnumerable<(string Name, string? Days)> Reminders => [(nameof(RemindBefore), RemindBefore), (nameof(RemindAfter), RemindAfter)];

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        await LoadAsync(ct);
        var dates = View.Dates;
        (OpensOn, SubmitBy, PublishBy, NoNewAfter, NoChangesAfter) = (dates.OpensOn, dates.SubmitBy, dates.PublishBy, dates.NoNewAfter, dates.NoChangesAfter);
        RemindBefore = string.Join('、', dates.Reminders.Days.Where(d => d >= 0));
        RemindAfter = string.Join('、', dates.Reminders.Days.Where(d => d < 0).Select(d => -d));
        Instructions = View.Collection?.Instructions;
        Revision = View.Revision;
        return Page();
    }

    /// <summary>Sets days and instructions.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) => RunAsync(async () =>
    {
        Year ??= calendar.DueYear;
        CollectionDates dates = new()
        {
            OpensOn = OpensOn,
            SubmitBy = SubmitBy,
            PublishBy = PublishBy,
            NoNewAfter = NoNewAfter,
            NoChangesAfter = NoChangesAfter,
            Reminders = ReminderDays.Read(RemindBefore, RemindAfter),
        };
        await set.ExecuteAsync(current.Required, Unit, Year.Value, Revision, dates, Instructions, ct);
        Notice(Texts["County.Collection.Saved"]);
        return LocalRedirect(BoardLinks.Collection(Year.Value, Unit));
    });

    // What was typed stays; whoever saw an old state sends the next time what they see now.
    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(HttpContext.RequestAborted);
        if (refused?.Key == CollectionLoader.Stale)
        {
            ModelState.Remove(nameof(Revision));
            Revision = View.Revision;
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) => View = await set.GetAsync(current.Required, Unit, Year ??= calendar.DueYear, ct);
}
