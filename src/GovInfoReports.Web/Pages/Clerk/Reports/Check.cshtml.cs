using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Reports;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Everything the checks found, with explanations, and the submission.</summary>
/// <param name="open">Opens the report.</param>
/// <param name="explain">Explains findings.</param>
/// <param name="submit">Submits.</param>
/// <param name="current">Who is signed in.</param>
/// <param name="texts">Texts.</param>
public sealed class CheckModel(OpenReport open, ExplainFinding explain, SubmitReport submit, ICurrentActor current, Texts texts)
    : ClerkPage(open, current, texts)
{
    private const string ExplainPrefix = "explain.";

    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
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
        Typed = _typed,
        Errors = _errors,
    };

    /// <summary>Whether nothing blocks the submission.</summary>
    public bool CanSubmit => View!.Report.IsEditable && View.Checks.AllowsSubmission(View.Report.Explanations);

    /// <inheritdoc />
    protected override bool ComparesWithNeighbours => true;

    /// <summary>How many errors block.</summary>
    public int ErrorCount => View!.Checks.Findings.Count(f => f.Tier == Tier.Error);

    /// <summary>How many findings wait for an explanation.</summary>
    public int UnexplainedCount => View!.Checks.Unexplained(View.Report.Explanations).Count();

    /// <summary>Explanations whose finding has changed or gone.</summary>
    public IEnumerable<Explanation> Lapsed => View!.Report.Explanations.Where(e => !View.Checks.Findings.Any(e.IsFor));

    /// <summary>Rules that could not run.</summary>
    public IEnumerable<RuleOutcome> NotRun => View!.Checks.Outcomes.Where(o => o.Status == RuleStatus.NotRun);

    /// <summary>Rules that found nothing.</summary>
    public IReadOnlyList<RuleOutcome> Passed => [.. View!.Checks.Outcomes.Where(o => o.Status == RuleStatus.Passed)];

    /// <summary>Shows the findings.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Stores explanations: those that were changed, each by itself.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>A redirect; the page with everything typed when one was not taken.</returns>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var posted = await Request.ReadFormAsync(ct);
        var stored = 0;
        var status = StatusCodes.Status400BadRequest;
        foreach (var (name, value) in posted.Where(f => f.Key.StartsWith(ExplainPrefix, StringComparison.Ordinal)))
        {
            var fingerprint = name[ExplainPrefix.Length..];
            var text = value.ToString().ReplaceLineEndings("\n").Trim();
            var finding = View!.Checks.Findings.FirstOrDefault(f => string.Equals(f.Fingerprint, fingerprint, StringComparison.Ordinal));
            var before = finding is null ? null : View.Report.Explanations.FirstOrDefault(e => e.IsFor(finding))?.Text;
            if (text.Length == 0 || string.Equals(text, before, StringComparison.Ordinal))
            {
                continue;
            }

            _typed[fingerprint] = text;
            try
            {
                await explain.ExecuteAsync(Current.Required, Year, fingerprint, text, ct);
                stored++;
            }
            catch (InvalidInputException invalid)
            {
                _errors[fingerprint] = invalid.Errors[0].Message;
            }
            catch (ReasonRequiredException missing)
            {
                _errors[fingerprint] = ReportWords.Of(missing);
            }
            catch (WrongStepException wrong)
            {
                _errors[fingerprint] = ReportWords.Of(wrong);
                status = StatusCodes.Status409Conflict;
            }
            catch (StaleRevisionException)
            {
                _errors[fingerprint] = Texts["Clerk.Check.ExplainStale"];
                status = StatusCodes.Status409Conflict;
            }
        }

        if (_errors.Count == 0)
        {
            Notice(Texts[stored == 0 ? "Clerk.Check.NothingExplained" : "Clerk.Check.Explained", stored]);
            return Redirect($"{FormPath}/check");
        }

        await LoadAsync(ct);
        Problem = Texts["Clerk.Check.ExplainProblem", _errors.Count];
        return Page(status);
    }

    /// <summary>Hands the report in as it was seen.</summary>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The receipt; this page when it was refused.</returns>
    public async Task<IActionResult> OnPostSubmitAsync(Guid revision, CancellationToken ct)
    {
        try
        {
            await submit.ExecuteAsync(Current.Required, Year, revision, ct);
            Notice(Texts["Clerk.Check.Submitted"]);
            return Redirect($"{FormPath}/receipt");
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
        catch (ChecksBlockException block)
        {
            Problem = ReportWords.Of(block);
        }
        catch (WrongStepException wrong)
        {
            Problem = ReportWords.Of(wrong);
        }
        catch (StaleRevisionException)
        {
            Problem = Texts["Clerk.Check.Stale"];
        }

        await LoadAsync(ct);
        return Page(StatusCodes.Status409Conflict);
    }
}
