using System.Globalization;
using GovInfoReports.Application;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>The review of one report, and the decision on it.</summary>
public sealed class ReportModel(
    ReviewReport review,
    ReturnReport giveBack,
    ApproveReport approve,
    OpenCorrection correct,
    CommentOnReport comment,
    ChangeComment change,
    SettleComment settle,
    AnswerQuestion answer,
    SeeReport see,
    LikeUnits likeUnits,
    Board board,
    Inbox inbox,
    Originals originals,
    ICurrentActor current,
    Texts texts) : PortalPage(texts)
{
    private ReportKey _key = null!;

    public ReviewView View { get; private set; } = null!;

    /// <summary>The files that what was submitted was read from.</summary>
    public IReadOnlyList<KeptSource> Sources { get; private set; } = [];

    /// <summary>The form that the problem is with.</summary>
    public ReportStep? ProblemStep { get; private set; }

    /// <summary>The reason or note as it was typed, to go on with.</summary>
    public string? Typed { get; private set; }

    /// <summary>The unit whose report waits next, or <see langword="null"/>.</summary>
    public FoundUnit? Next { get; private set; }

    /// <summary>Figures that the sheet points out: those that a finding speaks of or that changed.</summary>
    public IReadOnlySet<CellId> Marked { get; private set; } = new HashSet<CellId>();

    /// <summary>Figures beside last year's: those that are not zero in both.</summary>
    public IReadOnlyList<YearChange> Years { get; private set; } = [];

    /// <summary>Figures side by side with last year's and with the median of like units.</summary>
    public IReadOnlyList<FigureBeside> Figures { get; private set; } = [];

    /// <summary>Whether there is a median of like units.</summary>
    public bool HasLike => Figures.Any(f => f.Like is not null);

    /// <summary>Address of the board that the report was opened from; <see langword="null"/> where it was opened otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "list")]
    public string? List { get; set; }

    /// <summary>The reports before and behind it on that board.</summary>
    public BoardPlace? Place { get; private set; }

    /// <summary>The question that an answer was typed for.</summary>
    public long? Answered { get; private set; }

    /// <summary>What the clerk asked, those that wait first.</summary>
    public IEnumerable<ReviewComment> Questions => View.Report.Comments.Where(c => c.IsQuestion).OrderBy(c => c.State).ThenBy(c => c.Id);

    /// <summary>The submission that the officer opened before this one; <see langword="null"/> where there was none.</summary>
    public int? Looked { get; private set; }

    /// <summary>The figures that changed, the most remarkable first.</summary>
    public IReadOnlyList<YearChange> Changed => [.. Years.Where(y => y.Differs).OrderByDescending(y => y.Weight)];

    /// <summary>Last year's figures for the tables of the sheet; <see langword="null"/> where there are none.</summary>
    public YearsBeside? Beside => Years.Count == 0 ? null : new YearsBeside(Years, Texts["County.Years.Before"], Texts["County.Years.Up"], Texts["County.Years.Down"]);

    /// <summary>Whether last year's report was made with another form.</summary>
    public bool IsOtherForm => View.LastYear is { } last && !string.Equals(last.Form, View.Edition.Id, StringComparison.Ordinal);

    /// <summary>Address of the page.</summary>
    public string Address => CountyLinks.Report(View.Report.UnitCode, View.Report.Year);

    /// <summary>The place that a comment is to hang on, as chosen.</summary>
    public string? CommentPlace { get; private set; }

    /// <summary>The comment as typed, or as a finding suggests it.</summary>
    public string? CommentText { get; private set; }

    /// <summary>The comment whose new words were not taken.</summary>
    public long? ChangedComment { get; private set; }

    /// <summary>Id of the field that the problem is with, where it is one of a comment.</summary>
    public string? ProblemAnchor => ProblemStep != ReportStep.Comment ? null : ChangedComment is { } id ? string.Create(CultureInfo.InvariantCulture, $"comment-text-{id}") : "comment-text";

    /// <summary>What differs from what was submitted the time before, sorted by the comments that asked for it.</summary>
    public ReportChanges? Changes { get; private set; }

    /// <summary>How many comments are neither answered nor settled.</summary>
    public int OpenComments => View.Report.Comments.Count(c => c.State == CommentState.Open);

    /// <summary>The comments that the clerk has answered and that approving settles.</summary>
    public IReadOnlyList<ReviewComment> ToSettle => [.. View.Report.Comments.Where(c => c.State == CommentState.Done)];

    /// <summary>Who approved the report and when, while it waits to be made public.</summary>
    public Decision? Approval => View.Report.Status == ReportStatus.Approved ? View.Report.Decisions.LastOrDefault(d => d.Step == ReportStep.Approve) : null;

    /// <summary>The reason to return the report with, as long as the officer writes none: that there are comments.</summary>
    public string? DraftedReason => OpenComments > 0 ? ReportWords.SeeComments(OpenComments) : null;

    /// <summary>Where a comment is made; <see langword="null"/> where none is taken now.</summary>
    public string? CommentPath => View.Allows(ReportStep.Comment) ? Address : null;

    /// <summary>The comments that are listed by themselves: those that no comparison shows.</summary>
    public IEnumerable<ReviewComment> Listed => Comments.Where(c => !IsCompared(c) && (c.State != CommentState.Accepted || c.Round == View.Report.Round));

    /// <summary>Comments that were settled before.</summary>
    public IEnumerable<ReviewComment> Settled => Comments.Where(c => !IsCompared(c) && c.State == CommentState.Accepted && c.Round != View.Report.Round);

    /// <summary>The comments as the sheet points them out.</summary>
    public SheetComments OnSheet => new([.. View.Report.Comments.Where(c => c.IsUnsettled)], CommentPath, Texts["Review.Ask"], Texts["Review.Mark"]);

    /// <summary>Whether there are comments to read beside the report; where there are none, only the way to make one stands below it.</summary>
    public bool HasComments => Listed.Any() || Settled.Any() || CommentPlace is not null;

    /// <summary>Whether there are comments to read, or one can be made.</summary>
    public bool ShowsComments => HasComments || CommentPath is not null || ProblemStep == ReportStep.Comment;

    /// <summary>Why the report was returned, while it is with its clerk for that.</summary>
    public string? ReturnedFor => View.Report.Status == ReportStatus.Returned ? View.Report.Decisions.LastOrDefault(d => d.Step == ReportStep.Return)?.Reason : null;

    /// <summary>Where a step is posted to; the board goes along.</summary>
    public string Step(string handler) => $"{Address}?handler={handler}{(BoardQuery.Of(List) is null ? null : $"&list={Uri.EscapeDataString(List!)}")}";

    private string Here(ReportKey key) => BoardQuery.Of(List) is null ? CountyLinks.Report(key.UnitCode, key.Year) : BoardLinks.Report(key.Year, key.UnitCode, List!);

    private IEnumerable<ReviewComment> Comments => View.Report.Comments.Where(c => !c.IsQuestion);

    /// <summary>A comment to work on.</summary>
    public CommentCard CardOf(ReviewComment one) => new(View, one, Step, ChangedComment == one.Id ? CommentText : null, Problem);

    /// <summary>Shows the report.</summary>
    public async Task<IActionResult> OnGetAsync(string unitCode, int year, string? comment, string? finding, CancellationToken ct)
    {
        await ShowAsync(new ReportKey(unitCode, year), ct);
        if (View.Submitted is { Round: var round })
        {
            Looked = (await see.ExecuteAsync(current.Required, View.Report, round, ct)).Before(round);
        }

        CommentPlace = comment;
        CommentText = finding is null ? null : View.Checks.Findings.FirstOrDefault(f => string.Equals(f.Fingerprint, finding, StringComparison.Ordinal))?.Message;
        return Page();
    }

    /// <summary>提意见: comments on a place.</summary>
    public Task<IActionResult> OnPostCommentAsync(string unitCode, int year, int round, string? place, string? text, string? back, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        CommentPlace = place;
        CommentText = text;
        return CommentAsync(key, "Review.Done.Comment", async () =>
        {
            var id = await comment.ExecuteAsync(current.Required, key, round, place, text, ct);
            return back is { Length: > 0 } && back.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? back : string.Create(CultureInfo.InvariantCulture, $"comment-{id}");
        });
    }

    /// <summary>Words a comment anew that was not sent.</summary>
    public Task<IActionResult> OnPostChangeCommentAsync(string unitCode, int year, long id, string? text, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        ChangedComment = id;
        CommentText = text ?? string.Empty;
        return CommentAsync(key, "Review.Done.Change", async () =>
        {
            await change.ExecuteAsync(current.Required, key, id, text, ct);
            return string.Create(CultureInfo.InvariantCulture, $"comment-{id}");
        });
    }

    /// <summary>Takes a comment back that was not sent.</summary>
    public Task<IActionResult> OnPostRemoveCommentAsync(string unitCode, int year, long id, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return CommentAsync(key, "Review.Done.Remove", async () =>
        {
            await change.RemoveAsync(current.Required, key, id, ct);
            return "comments";
        });
    }

    /// <summary>认可 or 重新打开: says whether a comment is settled.</summary>
    public Task<IActionResult> OnPostSettleAsync(string unitCode, int year, int round, long id, bool accepted, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return CommentAsync(key, accepted ? "Review.Done.Accept" : "Review.Done.Reopen", async () =>
        {
            await settle.ExecuteAsync(current.Required, key, round, id, accepted, ct);
            return string.Create(CultureInfo.InvariantCulture, $"comment-{id}");
        });
    }

    /// <summary>答复: answers what the clerk asked.</summary>
    public Task<IActionResult> OnPostAnswerAsync(string unitCode, int year, long id, string? text, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        Answered = id;
        return ActAsync(key, null, text, async () =>
        {
            await answer.ExecuteAsync(current.Required, key, id, text, ct);
            return ("Reviewing.Questions.Done", "questions");
        });
    }

    /// <summary>退回: sends the report back.</summary>
    public Task<IActionResult> OnPostReturnAsync(string unitCode, int year, Guid revision, string? reason, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.Return, reason, async () => $"County.Report.Done.Return.{await giveBack.ExecuteAsync(current.Required, key, revision, reason, ct)}");
    }

    /// <summary>通过: finds the report in order.</summary>
    public Task<IActionResult> OnPostApproveAsync(string unitCode, int year, Guid revision, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.Approve, null, async () =>
        {
            await approve.ExecuteAsync(current.Required, key, revision, ct);
            return "County.Report.Done.Approve";
        });
    }

    /// <summary>更正: opens a correction of what is public.</summary>
    public Task<IActionResult> OnPostCorrectAsync(string unitCode, int year, Guid revision, string? note, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.OpenCorrection, note, async () =>
        {
            await correct.ExecuteAsync(current.Required, key, revision, note, ct);
            return "County.Report.Done.OpenCorrection";
        });
    }

    private Task<IActionResult> DecideAsync(ReportKey key, ReportStep step, string? typed, Func<Task<string>> act) =>
        ActAsync(key, step, typed, async () => (await act(), null));

    private Task<IActionResult> CommentAsync(ReportKey key, string done, Func<Task<string>> act) =>
        ActAsync(key, ReportStep.Comment, null, async () => (done, await act()));

    // What is done gives the key of the words for it, and where the page goes on.
    private Task<IActionResult> ActAsync(ReportKey key, ReportStep? step, string? typed, Func<Task<(string Done, string? Anchor)>> act)
    {
        (_key, ProblemStep, Typed) = (key, step, typed);
        return RunAsync(async () =>
        {
            var (done, anchor) = await act();
            Notice(Texts[done]);
            return LocalRedirect(Here(key) + (anchor is null ? string.Empty : $"#{anchor}"));
        });
    }

    protected override Task<IActionResult> AgainAsync(RefusedException? refused) => ShowAsync(_key, HttpContext.RequestAborted);

    protected override string? OwnWords(string key) => key switch
    {
        StaleRevisionException.Stale => "County.Report.Stale",
        AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk => "County.Report.WrongStep",
        "Reason.Required" when ProblemStep == ReportStep.Return => "County.Report.NoReason",
        _ => null,
    };

    private async Task<IActionResult> ShowAsync(ReportKey key, CancellationToken ct)
    {
        View = await review.GetAsync(current.Required, key, ct);
        Sources = await originals.ListAsync(current.Required, key, ct);
        Place = BoardQuery.Of(List) is { } query ? BoardPlace.Of(await board.GetAsync(current.Required, query.Unit, key.Year, ct), query, key.UnitCode) : null;
        Next = await inbox.NextAsync(current.Required, key.Year, ReportStatus.Submitted, key.UnitCode, ct);
        Marked = View.Checks.Findings.Where(f => f.Tier != Tier.Hint).SelectMany(f => f.Cells)
            .Concat(View.Changes?.Cells.Select(c => c.Cell) ?? [])
            .ToHashSet();
        Changes = View.Changes is { } compared ? ReportChanges.Between(View.Edition, key.Year, compared.Before, View.Content!, Comments.Where(IsCompared)) : null;
        if (View is { Content: { } content, LastYear: { } last })
        {
            Years = YearChange.Between(View.Edition, content.Figures, last.Figures);
        }

        if (View.Content is { } shown)
        {
            Figures = FigureBeside.Of(View.Edition, shown.Figures, Years, await likeUnits.OfAsync(current.Required.Unit, View.Unit, key.Year, View.Edition, ct));
        }

        return Page();
    }

    // What was asked for before this submission, and not settled before it, is shown with what was changed.
    private bool IsCompared(ReviewComment one) =>
        View is { Changes: not null, Submitted: { } submitted }
        && one.Round < submitted.Round
        && (one.AcceptedAt is null || one.AcceptedAt >= submitted.At);
}
