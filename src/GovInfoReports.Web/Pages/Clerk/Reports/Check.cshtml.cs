using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Everything the checks found, with explanations, and the submission.</summary>
public sealed class CheckModel(OpenReport open, ExplainFinding explain, SubmitReport submit, UsualReasons reasons, ICurrentActor current, Texts texts)
    : ClerkPage(open, current, texts)
{
    private const string ExplainPrefix = "explain.";
    private const string UsualPrefix = "usual.";

    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _chosen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <summary>What went wrong with the step that was tried.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether explanations were not taken.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>Explanations of findings that are no longer there, as typed, so that they are not lost.</summary>
    public IEnumerable<string> Homeless => _typed
        .Where(t => _errors.ContainsKey(t.Key) && View!.Checks.Findings.All(f => !string.Equals(f.Fingerprint, t.Key, StringComparison.Ordinal)))
        .Select(t => t.Value);

    /// <summary>The findings.</summary>
    public FindingList Findings => new(View!.Edition, View.Checks, View.Report.Explanations, FormPath)
    {
        ExplainPath = View.Report.IsEditable ? $"{FormPath}/check" : null,
        SplitsDone = true,
        LeadsToWords = true,
        Reasons = reasons,
        Chosen = _chosen,
        Typed = _typed,
        Errors = _errors,
    };

    /// <summary>Everything that stands before the submission.</summary>
    public CheckList List => View!.List;

    /// <inheritdoc />
    protected override bool ComparesWithNeighbours => true;

    /// <summary>Whether nothing but explanations is left, so that these and the submission can be done in one.</summary>
    public bool OnlyExplanationsLeft => List.Open > 0 && List.Open == List.OpenOf(CheckItemKind.Explain);

    /// <summary>Explanations whose finding has changed or gone.</summary>
    public IEnumerable<Explanation> Lapsed => View!.Report.Explanations.Where(e => !View.Checks.Findings.Any(e.IsFor));

    /// <summary>Rules that could not run.</summary>
    public IEnumerable<RuleOutcome> NotRun => View!.Checks.Outcomes.Where(o => o.Status == RuleStatus.NotRun);

    /// <summary>Rules that found nothing.</summary>
    public IReadOnlyList<RuleOutcome> Passed => [.. View!.Checks.Outcomes.Where(o => o.Status == RuleStatus.Passed)];

    /// <summary>Shows the findings.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Stores explanations: those that were changed, each by itself; a usual reason counts where nothing is written.</summary>
    public async Task<IActionResult> OnPostAsync(Guid revision, string? then, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var posted = await Request.ReadFormAsync(ct);
        var stored = 0;
        var status = StatusCodes.Status400BadRequest;
        foreach (var (fingerprint, text) in Changed(posted))
        {
            _typed[fingerprint] = text;
            switch (await TryAsync(fingerprint, text, ct))
            {
                case null:
                    stored++;
                    break;
                case StatusCodes.Status409Conflict:
                    status = StatusCodes.Status409Conflict;
                    break;
            }
        }

        if (_errors.Count == 0)
        {
            if (string.Equals(then, "submit", StringComparison.Ordinal))
            {
                return await OnPostSubmitAsync(revision, ct);
            }

            Notice(Texts[stored == 0 ? "Clerk.Check.NothingExplained" : "Clerk.Check.Explained", stored]);
            return Redirect($"{FormPath}/check");
        }

        await LoadAsync(ct);
        Problem = Texts["Clerk.Check.ExplainProblem", _errors.Count];
        return Page(status);
    }

    /// <summary>Hands the report in as it was seen.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(Guid revision, CancellationToken ct)
    {
        try
        {
            await submit.ExecuteAsync(Current.Required, Year, revision, ct);
            Notice(Texts["Clerk.Check.Submitted"]);
            return Redirect($"{FormPath}/receipt");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return NotFound();
        }
        catch (RefusedException block) when (block.Key == "Checks.Block")
        {
            Problem = block.Words();
        }
        catch (RefusedException unanswered) when (unanswered.Key is "Comments.Open" or "Comments.Unsettled")
        {
            Problem = unanswered.Words();
        }
        catch (RefusedException unsigned) when (unsigned.Key == "Signing.Required")
        {
            Problem = unsigned.Words();
        }
        catch (RefusedException wrong) when (wrong.Key is AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk)
        {
            Problem = wrong.Words();
        }
        catch (StaleRevisionException)
        {
            Problem = Texts["Clerk.Check.Stale"];
        }

        await LoadAsync(ct);
        return Page(StatusCodes.Status409Conflict);
    }

    // What was written, or else chosen, where it is not what the store has.
    private List<KeyValuePair<string, string>> Changed(IFormCollection posted)
    {
        List<KeyValuePair<string, string>> changed = [];
        foreach (var (name, value) in posted.Where(f => f.Key.StartsWith(ExplainPrefix, StringComparison.Ordinal)))
        {
            var fingerprint = name[ExplainPrefix.Length..];
            var written = value.ToString().ReplaceLineEndings("\n").Trim();
            var chosen = posted[UsualPrefix + fingerprint].ToString();
            _chosen[fingerprint] = chosen;
            var text = written.Length == 0 ? chosen.Trim() : written;
            var finding = View!.Checks.Findings.FirstOrDefault(f => string.Equals(f.Fingerprint, fingerprint, StringComparison.Ordinal));
            var before = finding is null ? null : View.Report.Explanations.FirstOrDefault(e => e.IsFor(finding))?.Text;
            if (text.Length > 0 && !string.Equals(text, before, StringComparison.Ordinal))
            {
                changed.Add(new(fingerprint, text));
            }
        }

        return changed;
    }

    private async Task<int?> TryAsync(string fingerprint, string text, CancellationToken ct)
    {
        try
        {
            await explain.ExecuteAsync(Current.Required, Year, fingerprint, text, ct);
            return null;
        }
        catch (RefusedException invalid) when (invalid is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            _errors[fingerprint] = invalid.Reasons[0].Words();
            return StatusCodes.Status400BadRequest;
        }
        catch (RefusedException missing) when (missing.Key == "Reason.Required")
        {
            _errors[fingerprint] = missing.Words();
            return StatusCodes.Status400BadRequest;
        }
        catch (RefusedException wrong) when (wrong.Key is AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk)
        {
            _errors[fingerprint] = wrong.Words();
            return StatusCodes.Status409Conflict;
        }
        catch (StaleRevisionException)
        {
            _errors[fingerprint] = Texts["Clerk.Check.ExplainStale"];
            return StatusCodes.Status409Conflict;
        }
    }
}
