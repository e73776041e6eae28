using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Everything the checks found, with explanations, and the submission.</summary>
public sealed class CheckModel(OpenReport open, ExplainFinding explain, SubmitReport submit, UsualReasons reasons, ReportingCalendar calendar, ICurrentActor current, Texts texts)
    : ClerkPage(open, current, texts)
{
    private const string ExplainPrefix = "explain.";
    private const string UsualPrefix = "usual.";

    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chosen = new(StringComparer.Ordinal);
    private string? _early;
    private string? _told;

    /// <summary>Explanations that the page has no field for any more, as typed, so that they are not lost.</summary>
    public IEnumerable<string> Unplaced => Problem is null ? [] : _typed
        .Where(t => !View!.Report.IsEditable || View.Checks.Findings.All(f => !string.Equals(f.Fingerprint, t.Key, StringComparison.Ordinal)))
        .Select(t => t.Value);

    public FindingList Findings => new(View!.Edition, View.Checks, View.Report.Explanations, FormPath)
    {
        ExplainPath = View.Report.IsEditable ? $"{FormPath}/check" : null,
        SplitsDone = true,
        LeadsToWords = true,
        Reasons = reasons,
        Chosen = _chosen,
        Typed = _typed,
        Errors = Errors.Where(e => e.Place is not null).ToDictionary(e => e.Place!, e => e.Words, StringComparer.Ordinal),
    };

    /// <summary>Everything that stands before the submission.</summary>
    public CheckList List => View!.List;

    protected override bool ComparesWithNeighbours => true;

    /// <summary>What the collection lets the unit do today.</summary>
    public CollectionGate Gate => View!.Report.Gate!;

    /// <summary>The last days that this page says have passed, sent back with the form.</summary>
    public string Told => string.Join(',', Gate.Missed);

    /// <summary>The last days that have passed, in words.</summary>
    public string LateNow => string.Join(Texts["Clerk.Dates.And"], Gate.Terms.Days.Where(d => Gate.Missed.Contains(d.Kind)).Select(d => Texts[$"Clerk.Dates.By.{d.Kind}"]));

    /// <summary>Whether the year is not over, so that the report is handed in only with a reason.</summary>
    public bool IsEarly => calendar.IsEarly(Year);

    /// <summary>The reason as typed, or else as it was given the last time.</summary>
    public string? Early => _early ?? View!.Report.Decisions.LastOrDefault(d => d.Step == ReportStep.Submit)?.Reason;

    /// <summary>Whether nothing but explanations is left, so that these and the submission can be done in one.</summary>
    public bool OnlyExplanationsLeft => !IsEarly && List.Open > 0 && List.Open == List.OpenOf(CheckItemKind.Explain);

    /// <summary>Explanations whose finding has changed or gone.</summary>
    public IEnumerable<Explanation> Lapsed => View!.Report.Explanations.Where(e => !View.Checks.Findings.Any(e.IsFor));

    /// <summary>Rules that could not run.</summary>
    public IEnumerable<RuleOutcome> NotRun => View!.Checks.Outcomes.Where(o => o.Status == RuleStatus.NotRun);

    /// <summary>Rules that found nothing.</summary>
    public IReadOnlyList<RuleOutcome> Passed => [.. View!.Checks.Outcomes.Where(o => o.Status == RuleStatus.Passed)];

    /// <summary>Shows the findings.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Stores explanations: those that were changed, each by itself; a usual reason counts where nothing is written.</summary>
    public async Task<IActionResult> OnPostAsync(Guid revision, string? then, string? told, CancellationToken ct)
    {
        _told = Request.Form.ContainsKey("told") ? told ?? string.Empty : null;
        Read(await Request.ReadFormAsync(ct));
        return await RunAsync(async () =>
        {
            var stored = await explain.ExecuteAsync(Current.Required, Year, [.. _typed], ct);
            if (string.Equals(then, "submit", StringComparison.Ordinal))
            {
                return await SubmitAsync(revision, ct);
            }

            Notice(Texts[stored == 0 ? "Clerk.Check.NothingExplained" : "Clerk.Check.Explained", stored]);
            return Redirect($"{FormPath}/check");
        });
    }

    /// <summary>Hands the report in as it was seen.</summary>
    public Task<IActionResult> OnPostSubmitAsync(Guid revision, string? early, string? told, CancellationToken ct)
    {
        _early = early;
        _told = Request.Form.ContainsKey("told") ? told ?? string.Empty : null;
        return RunAsync(() => SubmitAsync(revision, ct));
    }

    protected override string? OwnWords(string key) =>
        key != StaleRevisionException.Stale ? null : _typed.Count > 0 ? "Clerk.Check.ExplainStale" : "Clerk.Check.Stale";

    private async Task<IActionResult> SubmitAsync(Guid revision, CancellationToken ct)
    {
        await submit.ExecuteAsync(Current.Required, Year, revision, _early, ToldDays(), ct);
        Notice(Texts["Clerk.Check.Submitted"]);
        return Redirect($"{FormPath}/receipt");
    }

    // A form without the field was not made by this page, and was told nothing that could have changed.
    private List<DueKind>? ToldDays() => _told?.Split(',').Select(t => Enum.TryParse<DueKind>(t, out var kind) ? kind : (DueKind?)null).OfType<DueKind>().ToList();

    // What was written, or else chosen.
    private void Read(IFormCollection posted)
    {
        foreach (var (name, value) in posted.Where(f => f.Key.StartsWith(ExplainPrefix, StringComparison.Ordinal)))
        {
            var fingerprint = name[ExplainPrefix.Length..];
            var written = value.ToString().ReplaceLineEndings("\n").Trim();
            var chosen = posted[UsualPrefix + fingerprint].ToString();
            _chosen[fingerprint] = chosen;
            if ((written.Length == 0 ? chosen.Trim() : written) is { Length: > 0 } text)
            {
                _typed[fingerprint] = text;
            }
        }
    }
}
