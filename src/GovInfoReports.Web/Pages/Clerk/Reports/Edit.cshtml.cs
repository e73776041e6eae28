using System.Globalization;
using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>
/// The entry form, whole or one part at a time. Whatever is posted comes back as typed unless it was stored: also when the form
/// token is too old, which is why the token is checked here and not by the filter.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestFormLimits(ValueLengthLimit = 512 * 1024)]
public sealed partial class EditModel(
    OpenReport open,
    SaveFields save,
    CommentReplies replies,
    TakeOverText takeOver,
    ChangeCarryOver carryOver,
    ReportingCalendar calendar,
    IAntiforgery tokens,
    TimeProvider clock,
    ICurrentActor current,
    Texts texts) : ClerkPage(open, current, texts)
{
    private const string DoField = "do";
    private const string RevisionField = "revision";
    private const string SeenField = "seen";
    private const string FilledField = "filled";
    private const string TakeField = "take";

    private Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private (string Verb, string Argument)? _reply;

    /// <summary>Code of the part shown; <see langword="null"/> for the whole form.</summary>
    [BindProperty(SupportsGet = true, Name = "section")]
    public string? Section { get; set; }

    /// <summary>The form's contents.</summary>
    public EntryForm Form { get; private set; } = null!;

    /// <summary>The revision that the next save is for.</summary>
    public Guid Revision { get; private set; }

    /// <summary>What the form shows, see <see cref="SeenFields"/>.</summary>
    public string Seen { get; private set; } = string.Empty;

    /// <summary>Cells that were just filled with 0, for undoing it; see <see cref="FilledCells"/>.</summary>
    public string? Filled { get; private set; }

    /// <summary>Who made it differ, where that is known, and when; else who changed the report last.</summary>
    public (string By, DateTime At) Other { get; private set; }

    /// <summary>What differs from the store, where somebody else was faster or the report is closed.</summary>
    public IReadOnlyList<EntryDifference>? Differences { get; private set; }

    /// <summary>Whether the report may no longer be changed; what was typed is then only shown.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>What the button says that fills in the usual preamble.</summary>
    public const string StandardVerb = "standard";

    /// <summary>The usual preamble, where there is none and none of last year's; <see langword="null"/> elsewhere.</summary>
    public string? StandardPreamble => string.IsNullOrWhiteSpace(Form.Value(DraftInput.PreambleField)) && Form.LockOf(DraftInput.PreambleField) is null
        ? Texts["Clerk.Preamble.Standard", View!.Unit.Name, Year]
        : null;

    /// <summary>A sentence above the form that is no error of a field.</summary>
    public string? Message { get; private set; }

    /// <summary>The parts of the form.</summary>
    public IReadOnlyList<EntryPart> Parts => EntryPart.Of(Form.Edition);

    public IEnumerable<EntryPart> ShownParts => Section is null ? Parts : Parts.Where(p => string.Equals(p.Code, Section, StringComparison.Ordinal));

    public string PagePath => Section is null ? FormPath : $"{FormPath}/{Section}";

    /// <summary>The part before or after the one shown.</summary>
    public EntryPart? Neighbour(int step)
    {
        var at = Parts.ToList().FindIndex(p => string.Equals(p.Code, Section, StringComparison.Ordinal));
        return at < 0 ? null : Parts.ElementAtOrDefault(at + step);
    }

    public string TitleOf(EntryPart part) => part.Title ?? Texts[part.Code == EntryPart.Front ? "Clerk.Edit.Front" : "Clerk.Edit.Back"];

    /// <summary>Name of a field that differs.</summary>
    public string TitleOf(EntryDifference difference) => difference.Title ?? Texts[$"Clerk.Field.{difference.Field}"];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? filled, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return calendar.Collects(Year) && Section is null ? Page() : NotFound();
        }

        if (!View!.Report.IsEditable)
        {
            return Redirect($"{FormPath}/preview");
        }

        Fill(new Dictionary<string, string>(), []);
        Filled = FilledCells.Read(View.Edition, filled).Count > 0 ? filled : null;
        return Section is null || ShownParts.Any() ? Page() : NotFound();
    }

    /// <summary>Does what the pressed button says; without one, saves.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var posted = await Request.ReadFormAsync(ct);
        var typed = posted.Where(f => f.Value.Count > 0).ToDictionary(f => f.Key, f => f.Value[0] ?? string.Empty, StringComparer.Ordinal);
        var isOurs = await tokens.IsRequestValidAsync(HttpContext);
        if (PostTokens.IsOfOther(HttpContext))
        {
            // Another unit's words are not shown in this unit's form, where the next button would store them.
            return new AntiforgeryValidationFailedResult();
        }

        var (verb, argument) = typed.GetValueOrDefault(DoField, "save").Split(':', 2) is [var v, var a] ? (v, a) : (typed.GetValueOrDefault(DoField, "save"), string.Empty);

        if (verb == "begin" && isOurs)
        {
            return await BeginAsync(argument, ct);
        }

        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var edition = View!.Edition;
        if (Section is not null && !EntryPart.Of(edition).Any(p => string.Equals(p.Code, Section, StringComparison.Ordinal)))
        {
            return NotFound();
        }

        var fields = typed.Where(f => f.Key is not (DoField or RevisionField or SeenField or FilledField or TakeField)).ToDictionary(StringComparer.Ordinal);
        if (!Guid.TryParse(typed.GetValueOrDefault(RevisionField), out var opened))
        {
            return isOurs ? BadRequest() : NotOurs(fields, null, typed);
        }

        if (!isOurs)
        {
            return NotOurs(fields, opened, typed);
        }

        if (!View.Report.IsEditable)
        {
            return Locked(fields);
        }

        switch (verb)
        {
            case "add":
                Fill(WithOneMore(fields), []);
                AsOpened(opened, typed);
                Message = Texts["Clerk.Edit.Added"];
                return Page();
            case "remove":
                Fill(Without(fields, argument), []);
                AsOpened(opened, typed);
                Message = Texts["Clerk.Edit.Removed"];
                return Page();
            default:
                return await SaveAsync(verb, argument, opened, fields, posted, ct);
        }
    }

    protected override bool ComparesWithNeighbours => true;

    private static Dictionary<string, string> WithOneMore(Dictionary<string, string> fields)
    {
        var next = EntryForm.IndexesIn(fields).DefaultIfEmpty(-1).Max() + 1;
        foreach (var part in new[] { "heading", "text", "after" })
        {
            fields[DraftInput.AdditionalField(next, part)] = string.Empty;
        }

        return fields;
    }

    private static Dictionary<string, string> Without(Dictionary<string, string> fields, string index)
    {
        if (int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            foreach (var part in new[] { "heading", "text", "after" })
            {
                fields.Remove(DraftInput.AdditionalField(at, part));
            }
        }

        return fields;
    }

    private Task<IActionResult> BeginAsync(string then, CancellationToken ct) => RunAsync(async () =>
    {
        await Open.BeginAsync(Current.Required, Year, ct);
        return Redirect(then == "import" ? $"{FormPath}/import" : FormPath);
    });

    private async Task<IActionResult> SaveAsync(string verb, string argument, Guid opened, Dictionary<string, string> typed, IFormCollection posted, CancellationToken ct)
    {
        var edition = View!.Edition;
        var before = View.Report.Draft.Content;
        _typed = WithoutTaken(typed, posted[TakeField]);
        string? justFilled = null;
        switch (verb)
        {
            case "zeros":
                justFilled = FilledCells.FillZeros(edition, argument, before, _typed, View.Locks);
                break;
            case "undo":
                FilledCells.Undo(edition, FilledCells.Read(edition, posted[FilledField]), _typed);
                break;
            case "adopt":
                Adopt(edition, argument, _typed);
                break;
            case StandardVerb when string.IsNullOrWhiteSpace(_typed.GetValueOrDefault(DraftInput.PreambleField)):
                _typed[DraftInput.PreambleField] = Texts["Clerk.Preamble.Standard", View.Unit.Name, Year];
                break;
        }

        return await RunAsync(async () =>
        {
            var changes = SeenFields.Changes(edition, before, opened == View.Report.Revision, posted[SeenField], _typed);
            var saved = await save.ExecuteAsync(Current.Required, Year, opened, changes, ct);
            return saved.Conflicts.Count + saved.Errors.Count > 0 ? await NotAllAsync(saved, ct)
                : verb is TakeOverVerb or CarryOverVerb ? await FromLastYearAsync(verb, argument, saved.Report.Revision, ct)
                : CommentReplies.Owns(verb) ? await ReplyAsync(verb, argument, ct)
                : Done(verb, argument, saved, justFilled);
        });
    }

    private static bool IsAdditional(string field) => field.StartsWith("additional.", StringComparison.Ordinal);

    private static Dictionary<string, string> WithoutTaken(Dictionary<string, string> typed, IReadOnlyCollection<string?> taken) =>
        typed.Where(f => !taken.Contains(IsAdditional(f.Key) ? ReportFields.Additional : f.Key)).ToDictionary(StringComparer.Ordinal);

    // What could be taken is stored; the rest stands in the form as it was typed, beside what the store has.
    private async Task<IActionResult> NotAllAsync(SavedFields saved, CancellationToken ct)
    {
        Show(await Open.ViewAsync(saved.Report, saved.Frame, ComparesWithNeighbours, ct));
        var asked = saved.Conflicts.Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        var unsaved = saved.Errors.Select(e => e.Place).Concat(asked).ToHashSet(StringComparer.Ordinal);
        _typed = _typed
            .Where(f => IsAdditional(f.Key) ? unsaved.Contains(ReportFields.Additional) : unsaved.Contains(f.Key) || !ReportFields.Exists(View!.Edition, f.Key))
            .ToDictionary(StringComparer.Ordinal);

        // What is wrong with the additional sections is said at each of their parts.
        var parts = unsaved.Contains(ReportFields.Additional) ? DraftInput.Read(View!.Edition, _typed).Errors.Where(e => e.Key.StartsWith("Additional.", StringComparison.Ordinal) || IsAdditional(e.Place ?? string.Empty)) : [];
        Fill(_typed, [.. saved.Errors.Where(e => e.Place != ReportFields.Additional), .. parts]);
        if (asked.Count == 0)
        {
            return Page(StatusCodes.Status400BadRequest);
        }

        Differences = [.. Form.Differences().Where(d => asked.Contains(d.Field))];
        if (saved.Conflicts.Where(c => c.By is not null).MaxBy(c => c.At) is { } last)
        {
            Other = (last.By!, last.At!.Value);
        }

        return Page(StatusCodes.Status409Conflict);
    }

    private RedirectResult Done(string verb, string argument, SavedFields saved, string? justFilled)
    {
        var edition = View!.Edition;
        var said = Texts[verb switch
        {
            "zeros" => "Clerk.Edit.Filled",
            "undo" => "Clerk.Edit.Undone",
            _ => "Clerk.Edit.Saved",
        }, Wording.Show.Clock(clock.GetUtcNow().UtcDateTime)];
        Notice(saved.WithdrewNothing ? said + Texts["Clerk.Edit.NothingWithdrawn"] : said);
        return Redirect(verb switch
        {
            "next" when EntryPart.Of(edition).Any(p => string.Equals(p.Code, argument, StringComparison.Ordinal)) => $"{FormPath}/{argument}",
            "check" => $"{FormPath}/check",
            "zeros" => $"{PagePath}?filled={justFilled}#table-{argument}",
            "undo" => $"{PagePath}#table-{argument}",
            "adopt" => $"{PagePath}#{Rendering.FieldIds.Of(edition, argument)}",
            _ => PagePath,
        });
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        var ct = HttpContext.RequestAborted;
        if (View is null)
        {
            Message = Problem;
            return Page();
        }

        if (_reply is { } reply)
        {
            await LoadAsync(ct);
            Fill(_typed, refused is null or StaleRevisionException or { Key: AnswerComment.Gone } ? [] : [.. refused.Reasons.Select(r => r with { Place = CommentReplies.FieldOf(reply.Verb, reply.Argument, r.Place) })]);
            Message = Form.Errors.Count == 0 ? Texts["Review.Clerk.Gone"] : null;
            return Page();
        }

        await LoadAsync(ct);
        if (!View.Report.IsEditable)
        {
            return Locked(_typed);
        }

        Fill(_typed, refused is { Kind: RefusalKind.Invalid } ? refused.Reasons : []);
        Differences = refused is StaleRevisionException ? Form.Differences() : null;
        return Page();
    }

    // The form itself is saved by now, so that nothing typed is lost whatever comes of the reply.
    private async Task<IActionResult> ReplyAsync(string verb, string argument, CancellationToken ct)
    {
        _reply = (verb, argument);
        var (said, place) = await replies.DoAsync(Current.Required, Year, verb, argument, _typed, ct);
        Notice(Texts[said]);
        return Redirect($"{PagePath}#{(verb == CommentReplies.Open ? Rendering.PlaceLinks.OnForm(View!.Edition, place) : place)}");
    }

    private void Adopt(FormEdition edition, string cell, Dictionary<string, string> fields)
    {
        if (CellId.TryParse(cell, out var id) && new EntryForm(edition, View!.Report.Draft.Content, null, fields, []).SumAgainst(id) is { } sum)
        {
            fields[cell] = CellValue.Of(sum).ToString();
        }
    }

    private IActionResult NotOurs(Dictionary<string, string> fields, Guid? opened, Dictionary<string, string> typed)
    {
        Response.Headers["X-Form-Refused"] = "token";
        if (!View!.Report.IsEditable)
        {
            return Locked(fields);
        }

        // A page of another site cannot send a person's cookie with a form; this refuses it a second time, so that it cannot even fill the form.
        if (Request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
        {
            return BadRequest();
        }

        Fill(fields, []);
        if (opened is { } revision)
        {
            AsOpened(revision, typed);
        }

        Message = Texts["Clerk.Edit.TokenOld"];
        return Page(StatusCodes.Status400BadRequest);
    }

    private PageResult Locked(Dictionary<string, string> fields)
    {
        Fill(fields, []);
        IsLocked = true;
        Differences = Form.Differences();
        return Page(StatusCodes.Status409Conflict);
    }

    private void Fill(IReadOnlyDictionary<string, string> typed, IReadOnlyList<Refusal> errors)
    {
        Form = new EntryForm(View!.Edition, View.Report.Draft.Content, View.LastYear, typed, errors)
        {
            Findings = View.Checks.Findings,
            Explanations = View.Report.Explanations,
            Locks = View.Locks,
            Comments = [.. View.Report.Comments.Where(c => c.IsUnsettled)],
            CanReply = View.Report.IsEditable,
        };
        Revision = View.Report.Revision;
        Seen = SeenFields.Write(View.Edition, View.Report.Draft.Content);
        Other = (View.Report.UpdatedBy, View.Report.UpdatedAt);
    }

    // What was typed is a change of what the person saw, not of what the report says by now.
    private void AsOpened(Guid opened, Dictionary<string, string> posted) => (Revision, Seen) = (opened, posted.GetValueOrDefault(SeenField, string.Empty));
}
