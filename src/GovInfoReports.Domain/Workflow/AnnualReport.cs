using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// The annual report of one unit for one year 政府信息公开工作年度报告 and its life: draft, submitted, returned, submitted again,
/// approved, published; after that a correction runs through the same steps and ends in a further edition.
/// </summary>
public sealed class AnnualReport
{
    /// <summary>Place of a refusal that is about the words of a step.</summary>
    public const string ReasonPlace = "reason";

    /// <summary>Place of a refusal that is about why a report is handed in before its year is over.</summary>
    public const string EarlyPlace = "early";

    /// <summary>Key of the refusal of any step of a report that was closed; with why, by whom and when.</summary>
    public const string IsClosed = "Step.Closed";

    /// <summary>Key of the refusal of a step that the state does not allow; with the state, the step, and who brought it there, when.</summary>
    public const string WrongStep = "Step.Wrong";

    /// <summary>The same while the report lies on a desk of the unit's own chain.</summary>
    public const string WrongStepOnDesk = "Step.WrongOnDesk";

    /// <summary>Longest reason or correction note, in characters.</summary>
    public const int ReasonLength = 2000;

    private readonly List<Decision> _decisions = [];
    private readonly List<Submission> _submissions = [];
    private readonly List<Explanation> _explanations = [];
    private readonly List<ReviewComment> _comments = [];

    private AnnualReport()
    {
    }

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    public int UnitId { get; private set; }

    public string UnitCode { get; private set; } = string.Empty;

    /// <summary>Code of the province the unit lies in.</summary>
    public string ProvinceCode { get; private set; } = string.Empty;

    /// <summary>Code of the city the unit lies in.</summary>
    public string? CityCode { get; private set; }

    /// <summary>Code of the county the unit lies in.</summary>
    public string? CountyCode { get; private set; }

    public int Year { get; private set; }

    /// <summary>Id of the form edition the report was made with; it stays even if the year's edition is defined anew.</summary>
    public string Form { get; private set; } = string.Empty;

    /// <summary>Where the working copy stands.</summary>
    public ReportStatus Status { get; private set; }

    /// <summary>
    /// Changes with every change of content or state. What a person opened is posted back and compared: a difference means that
    /// somebody else was faster.
    /// </summary>
    public Guid Revision { get; private set; }

    /// <summary>When the report was begun, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When content or state last changed, UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Name of the person who last changed content or state.</summary>
    public string UpdatedBy { get; private set; } = string.Empty;

    /// <summary>How many times it was submitted.</summary>
    public int Round { get; private set; }

    /// <summary>How many 核实 findings, all explained, the last submission carried; an officer reads each before deciding.</summary>
    public int QueriesAtSubmission { get; private set; }

    /// <summary>How many editions were published.</summary>
    public int Editions { get; private set; }

    /// <summary>The public note 更正说明 of the correction being worked on; <see langword="null"/> otherwise.</summary>
    public string? CorrectionNote { get; private set; }

    /// <summary>
    /// Number of the desk on which the report lies inside the unit, from 1 (一审、二审、三审); <see langword="null"/> while the clerk has it.
    /// </summary>
    public int? Desk { get; private set; }

    /// <summary>Hash of the content that the last desk of the unit agreed to; it counts only while the content is still that.</summary>
    public string? SignedHash { get; private set; }

    /// <summary>Why what was carried over differs from last year's report; <see langword="null"/> where nobody said.</summary>
    public CarryOverChange? CarryOverChange { get; private set; }

    /// <summary>The declaration that there was nothing to report 零报告; it falls when a figure says otherwise.</summary>
    public NothingDeclaration? Nothing { get; private set; }

    /// <summary>That it was closed for good because its unit ended or another report counts for it; <see langword="null"/> while it can go on.</summary>
    public ReportClosing? Closing { get; private set; }

    /// <summary>The working copy.</summary>
    public ReportDraft Draft { get; private set; } = null!;

    /// <summary>What the working copy says to a reader: bound values are plain numbers.</summary>
    public ReportContent Statement => BoundValues.Resolve(Draft.Content);

    /// <summary>What was decided, oldest first.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>What was submitted, oldest first.</summary>
    public IReadOnlyList<Submission> Submissions => _submissions;

    /// <summary>
    /// The submission that one is compared with: the last one before it that an officer decided on, for what was taken back unread is
    /// known to nobody; where there is none, the one submitted just before it.
    /// </summary>
    public int RoundBefore(int round) => _decisions
        .Where(d => d.Round < round && d.Step is ReportStep.Return or ReportStep.Approve or ReportStep.Publish)
        .Select(d => d.Round)
        .DefaultIfEmpty(Math.Max(round - 1, 0))
        .Max();

    /// <summary>Explanations given for 核实 findings; those whose values changed since remain but count no longer.</summary>
    public IReadOnlyList<Explanation> Explanations => _explanations;

    /// <summary>Comments on places of the report, oldest first.</summary>
    public IReadOnlyList<ReviewComment> Comments => _comments;

    /// <summary>Whether the unit's own chain agreed to exactly what the report says now.</summary>
    public bool IsSigned => SignedHash is not null && string.Equals(SignedHash, ReportContentJson.Hash(Statement), StringComparison.Ordinal);

    /// <summary>Where the unit lies.</summary>
    public Place Place => new(ProvinceCode, CityCode, CountyCode);

    /// <summary>Whether the clerk may change the content.</summary>
    public bool IsEditable => Allows(ReportStep.Save);

    /// <summary>What the collection lets the unit do today; <see langword="null"/> where nobody asked, as for an officer.</summary>
    public CollectionGate? Gate { get; private set; }

    /// <summary>Whether it was merely begun: nobody has set a field of it, said anything about it or handed it in.</summary>
    public bool IsUntouched => Allows(ReportStep.PublishHistoric) && Draft.Notes.Stamps.Count == 0 && CarryOverChange is null && Nothing is null;

    // What an officer sent back stays sent back: handing it in and taking it back opens nothing more of it.
    private ReportStatus StatusWithUnit => _decisions
        .Where(d => d.Step is ReportStep.Return or ReportStep.OpenCorrection)
        .OrderBy(d => d.At).ThenBy(d => d.Id)
        .LastOrDefault() is { Step: ReportStep.Return }
        ? ReportStatus.Returned
        : ReportStatus.Draft;

    private bool IsWithUnit => Status is ReportStatus.Draft or ReportStatus.Returned;

    /// <summary>Begins the report of a unit for a year.</summary>
    /// <param name="content">What it begins with, see <see cref="Beginning"/>.</param>
    public static AnnualReport Begin(Unit unit, int year, FormEdition edition, ReportContent content, string by, DateTime at)
    {
        RequireForm(edition.Id, content.Form);
        return new AnnualReport
        {
            UnitId = unit.Id,
            UnitCode = unit.Code,
            ProvinceCode = unit.ProvinceCode,
            CityCode = unit.CityCode,
            CountyCode = unit.CountyCode,
            Year = year,
            Form = edition.Id,
            Status = ReportStatus.Draft,
            Revision = Guid.NewGuid(),
            CreatedAt = at,
            UpdatedAt = at,
            UpdatedBy = by,
            Draft = new ReportDraft(content),
        };
    }

    /// <summary>Whether a step is allowed in the present state, and by the collection.</summary>
    public bool Allows(ReportStep step) => IsInStateFor(step) && ClosedFor(step) is null;

    /// <summary>Puts the report under what its collection lets the unit do today; every step asks it from then on.</summary>
    public void CollectUnder(CollectionGate gate) => Gate = gate;

    /// <summary>
    /// Why the collection keeps the unit from a step, or that the report was closed; <see langword="null"/> where neither does. What an officer sent back, and the correction
    /// of what is public, are asked for and never shut. Taking back what could not be handed in again is no way out.
    /// </summary>
    public Refusal? ClosedFor(ReportStep step) => Closing is { } closing ? new Refusal(null, IsClosed, closing.Reason, closing.By, closing.At)
        : !IsInStateFor(step) ? null
        : step switch
        {
            ReportStep.Save or ReportStep.Submit or ReportStep.SendForSigning when Status != ReportStatus.Returned && Editions == 0 => Gate?.ForChanges,
            ReportStep.Withdraw when StatusWithUnit != ReportStatus.Returned && Editions == 0 => Gate?.ForChanges,
            _ => null,
        };

    private bool IsInStateFor(ReportStep step) => Closing is null && step switch
    {
        ReportStep.Save or ReportStep.Submit or ReportStep.SendForSigning => IsWithUnit && Desk is null,
        ReportStep.Sign or ReportStep.SendBackInside or ReportStep.RecallInside => IsWithUnit && Desk is not null,
        ReportStep.Withdraw or ReportStep.Approve => Status == ReportStatus.Submitted,
        ReportStep.Return => Status is ReportStatus.Submitted or ReportStatus.Approved,
        ReportStep.Publish => Status == ReportStatus.Approved,
        ReportStep.OpenCorrection => Status == ReportStatus.Published,
        ReportStep.Comment => Status is ReportStatus.Submitted or ReportStatus.Approved,
        ReportStep.PublishHistoric => Status == ReportStatus.Draft && Desk is null && Editions == 0 && Round == 0,
        _ => false,
    };

    /// <summary>
    /// Closes the report for good: it stays with its unit and readable, what is public stays public, and no step is taken any more. What lay
    /// with an officer or on a desk comes back first.
    /// </summary>
    /// <param name="replacedBy">The unit whose report of the year counts in its place; <see langword="null"/> where none does.</param>
    public void Close(string reason, int? replacedBy, Actor by, DateTime at)
    {
        TakeBack(reason, by, at);
        Closing = new ReportClosing(reason, replacedBy, by.Name, at);
        Touch(by.Name, at);
    }

    /// <summary>Whether the report can become another unit's: of one that is public each edition says whose it is.</summary>
    public bool CanChangeUnit => Editions == 0 && Closing is null;

    /// <summary>Gives the report to the unit that goes on with it; it is then with that unit's clerk.</summary>
    public void GiveTo(Unit unit, string reason, Actor by, DateTime at)
    {
        if (!CanChangeUnit)
        {
            throw Wrong(ReportStep.Save);
        }

        TakeBack(reason, by, at);
        UnitId = unit.Id;
        UnitCode = unit.Code;
        Follow(unit, by, at);
    }

    /// <summary>Follows its unit to another area; what was published stays where it was published.</summary>
    public void Follow(Unit unit, Actor by, DateTime at)
    {
        (ProvinceCode, CityCode, CountyCode) = (unit.ProvinceCode, unit.CityCode, unit.CountyCode);
        Touch(by.Name, at);
    }

    /// <summary>What a report is begun with: what is certain from last year's, and no word of what was done.</summary>
    public static ReportContent Beginning(Unit unit, int year, string title, ReportFrame frame)
    {
        var content = ReportContent.EmptyFor(frame.Edition);
        return content with
        {
            Title = title,
            Preamble = YearForward.Preamble(frame.Edition, year, frame.LastYear),
            Signature = unit.Name,
            Figures = content.Figures.With(CarryOver.From(frame.Edition, frame.LastYear)),
        };
    }

    /// <summary>
    /// Changes the content; nothing else does. Locked fields are refused; totals, bound values and the notes of who set what follow, and the
    /// declaration that there was nothing to report falls where a figure says otherwise.
    /// </summary>
    public AppliedChange Change(ContentChange change, ReportFrame frame, FieldStamp stamp) => Apply(change, frame, stamp, change.IsTranscript);

    /// <summary>Changes what was carried over to something other than last year's report says; without other figures it only opens the cells.</summary>
    public AppliedChange ChangeCarryOver(string? reason, bool asksCorrection, ContentChange change, ReportFrame frame, FieldStamp stamp)
    {
        Require(ReportStep.Save);
        var said = RequireText(ReportStep.Save, reason);
        var applied = Apply(change, frame, stamp, opensCarryOver: true);
        CarryOverChange = new CarryOverChange(said, asksCorrection, stamp.By, stamp.At);
        Touch(stamp.By, stamp.At);
        return applied;
    }

    /// <summary>Takes what was carried over from last year's report again: a reason given before falls, and the cells are locked.</summary>
    public AppliedChange KeepCarryOver(ReportFrame frame, FieldStamp stamp)
    {
        var applied = Apply(new ContentChange { Cells = CarryOver.From(frame.Edition, frame.LastYear) }, frame, stamp, opensCarryOver: true);
        CarryOverChange = null;
        Touch(stamp.By, stamp.At);
        return applied;
    }

    /// <summary>Declares that there was nothing to report 零报告: zeros in every cell of the statements, and what else is changed with it.</summary>
    public AppliedChange DeclareNothing(IReadOnlyCollection<NothingStatement> statements, ContentChange change, ReportFrame frame, FieldStamp stamp)
    {
        var zeros = NothingDeclaration.Zeros(frame.Edition, statements);
        var applied = Change(change with { Cells = zeros.Concat(change.Cells).ToDictionary() }, frame, stamp);
        Nothing = new NothingDeclaration([.. statements.Select(s => s.Code)], stamp.By, stamp.At);
        Touch(stamp.By, stamp.At);
        return applied;
    }

    /// <summary>Who of the unit's own chain agreed since the report was last sent to it, by desk; nobody once it came back from it.</summary>
    public IReadOnlyList<Decision> Signatures()
    {
        List<Decision> signed = [];
        foreach (var decision in _decisions.Where(d => d.IsInside).OrderBy(d => d.At).ThenBy(d => d.Id))
        {
            if (decision.Step == ReportStep.Sign)
            {
                signed.Add(decision);
            }
            else
            {
                signed.Clear();
            }
        }

        return signed;
    }

    /// <summary>Who of the unit's own chain agreed to a content, by desk.</summary>
    public IReadOnlyList<Decision> SignaturesOn(string hash) => string.Equals(SignedHash, hash, StringComparison.Ordinal) ? Signatures() : [];

    /// <summary>
    /// Whether a person submitted what lies with the officer, or agreed to it at a desk of the unit's own chain, and so decides nothing on it;
    /// the record says so, whatever post the person works under now.
    /// </summary>
    public bool IsOwnOf(int accountId) =>
        _decisions.Where(d => d.Step == ReportStep.Submit && d.Round == Round).MaxBy(d => d.At)?.AccountId == accountId
        || (SignedHash is not null && Signatures().Any(d => d.AccountId == accountId));

    /// <summary>Requires that nothing but the unit's own chain stands in the way of handing the report in.</summary>
    public void RequireReady(CheckReport checks)
    {
        RequireChecks(checks);
        RequireNoneOpen(ReportStep.Submit);
    }

    /// <summary>Sends the report to the first desk of the unit's own chain 送审.</summary>
    public void SendForSigning(Actor by, DateTime at)
    {
        Require(ReportStep.SendForSigning);
        Desk = 1;
        SignedHash = null;
        Decide(ReportStep.SendForSigning, Status, by, at, null);
    }

    /// <summary>Agrees at the desk on which the report lies; it goes on to the next, or back to the clerk when it was the last.</summary>
    public void Sign(int desks, string? note, Actor by, DateTime at)
    {
        Require(ReportStep.Sign);
        var desk = Desk!.Value;
        _decisions.Add(new Decision(ReportStep.Sign, by.AccountId, by.Name, at, string.IsNullOrWhiteSpace(note) ? null : RequireText(ReportStep.Sign, note), Round, desk));
        Desk = desk < desks ? desk + 1 : null;
        SignedHash = Desk is null ? ReportContentJson.Hash(Statement) : null;
        Touch(by.Name, at);
    }

    /// <summary>Sends the report from a desk back to the clerk.</summary>
    public void SendBackInside(string? reason, Actor by, DateTime at) => LeaveDesk(ReportStep.SendBackInside, RequireText(ReportStep.SendBackInside, reason), by, at);

    /// <summary>Takes the report back from the desk on which it lies.</summary>
    public void RecallInside(Actor by, DateTime at) => LeaveDesk(ReportStep.RecallInside, null, by, at);

    /// <summary>Comments on a place of what was submitted.</summary>
    public ReviewComment Comment(string place, string? text, Actor by, DateTime at)
    {
        Require(ReportStep.Comment);
        return AddComment(place, text, false, by, at);
    }

    /// <summary>Words a comment anew that was not yet sent to the clerk.</summary>
    public bool ChangeComment(long id, string? text, Actor by, DateTime at)
    {
        Require(ReportStep.Comment);
        if (_comments.Find(c => c.Id == id && c.Round == Round && !c.IsFromClerk) is not { } comment)
        {
            return false;
        }

        comment.Reword(RequireComment(text), by.Name, at);
        Touch(by.Name, at);
        return true;
    }

    /// <summary>Takes back a comment that was not yet sent to the clerk.</summary>
    public bool RemoveComment(long id, DateTime at)
    {
        Require(ReportStep.Comment);
        Touch(UpdatedBy, at);
        return _comments.RemoveAll(c => c.Id == id && c.Round == Round && !c.IsFromClerk) > 0;
    }

    /// <summary>Answers a comment, or takes the answer back.</summary>
    public bool AnswerComment(long id, bool isDone, string? answer, string by, DateTime at)
    {
        Require(ReportStep.Save);
        if (_comments.Find(c => c.Id == id && c.State != CommentState.Accepted && !c.IsFromClerk) is not { } comment)
        {
            return false;
        }

        var text = answer?.Trim() ?? string.Empty;
        if (text.Length > ReviewComment.TextLength)
        {
            throw RefusedException.Invalid(ReasonPlace, "Reason.Required", ReviewComment.TextLength);
        }

        comment.Do(text.Length == 0 ? null : text, by, at);
        if (!isDone)
        {
            comment.Undo();
        }

        Touch(by, at);
        return true;
    }

    /// <summary>Opens a place of a returned report that was not returned, with a reason that the officer sees.</summary>
    public ReviewComment OpenPlace(string place, string? reason, Actor by, DateTime at)
    {
        Require(ReportStep.Save);
        return Status == ReportStatus.Returned ? AddComment(place, reason, true, by, at) : throw Wrong(ReportStep.Save);
    }

    /// <summary>Whether the clerk may ask the officer something: while the draft is the clerk's, whatever the collection has closed.</summary>
    public bool TakesQuestions => IsWithUnit && Desk is null;

    /// <summary>Asks the officer about a place. Nothing of the report changes by it, nor does what others have opened become stale.</summary>
    public ReviewComment Ask(string place, string? text, Actor by, DateTime at)
    {
        if (!TakesQuestions)
        {
            throw RefusedException.Conflict("Question.NotNow");
        }

        var said = RequireComment(text);
        if (_comments.Count(c => c.State == CommentState.Asked) >= ReviewComment.MostAsked)
        {
            throw RefusedException.Invalid(null, "Question.TooMany", ReviewComment.MostAsked);
        }

        RequireRoom();
        var question = ReviewComment.Question(place, said, Round, by, at);
        _comments.Add(question);
        return question;
    }

    /// <summary>Answers a question, in any state of the report.</summary>
    /// <returns>The question; <see langword="null"/> where none of that key waits for an answer.</returns>
    public ReviewComment? AnswerQuestion(long id, string? text, Actor by, DateTime at)
    {
        if (_comments.Find(c => c.Id == id && c.State == CommentState.Asked) is not { } question)
        {
            return null;
        }

        question.Reply(RequireComment(text), by.Name, at);
        return question;
    }

    /// <summary>Agrees that a comment is settled, or opens it again.</summary>
    public bool SettleComment(long id, bool isAccepted, Actor by, DateTime at)
    {
        Require(ReportStep.Comment);
        if (_comments.Find(c => c.Id == id && !c.IsQuestion) is not { } comment)
        {
            return false;
        }

        if (isAccepted)
        {
            comment.Accept(by.Name, at);
        }
        else
        {
            comment.Reopen();
        }

        Touch(by.Name, at);
        return true;
    }

    /// <summary>Explains a 核实 finding. The explanation holds for the rule and the values it was given for.</summary>
    public void Explain(Finding finding, string text, string by, DateTime at)
    {
        Require(ReportStep.Save);
        var reason = RequireText(ReportStep.Save, text);
        _explanations.RemoveAll(e => e.IsFor(finding));
        _explanations.Add(new Explanation(finding, reason, by, at));
    }

    /// <summary>Hands the report in.</summary>
    /// <param name="early">Why before the year is over, as a unit does that is dissolved; it counts only then, and stands in the history.</param>
    public Submission Submit(CheckReport checks, Actor by, DateTime at, bool hasChain = false, string? early = null)
    {
        Require(ReportStep.Submit);
        RequireReady(checks);
        var reason = WhyEarly(early, at);
        if (hasChain && !IsSigned)
        {
            throw RefusedException.Conflict("Signing.Required");
        }

        Round++;
        QueriesAtSubmission = checks.Findings.Count(f => f.Tier == Tier.Query);
        var submission = new Submission(Round, Statement, by.AccountId, by.Name, at);
        _submissions.Add(submission);
        Decide(ReportStep.Submit, ReportStatus.Submitted, by, at, reason);
        return submission;
    }

    /// <summary>Takes the report back before anyone decided; it is then a draft, or returned, as it was before it was submitted.</summary>
    public void Withdraw(Actor by, DateTime at)
    {
        Require(ReportStep.Withdraw);
        Decide(ReportStep.Withdraw, StatusWithUnit, by, at, null);
    }

    /// <summary>Sends the report back.</summary>
    public void Return(string? reason, Actor by, DateTime at)
    {
        Require(ReportStep.Return);
        RequireOthers(by);
        Decide(ReportStep.Return, ReportStatus.Returned, by, at, RequireText(ReportStep.Return, reason));
    }

    /// <summary>Finds the report in order.</summary>
    public void Approve(CheckReport checks, Actor by, DateTime at)
    {
        Require(ReportStep.Approve);
        RequireOthers(by);
        RequireChecks(checks);
        RequireNoneOpen(ReportStep.Approve);
        _comments.FindAll(c => c.State == CommentState.Done).ForEach(c => c.Accept(by.Name, at));
        Decide(ReportStep.Approve, ReportStatus.Approved, by, at, null);
    }

    /// <summary>Makes the report public: freezes an edition.</summary>
    public PublishedEdition Publish(Unit unit, IReadOnlyList<string> areaNames, CheckReport checks, Actor by, DateTime at)
    {
        Require(ReportStep.Publish);
        RequireOthers(by);
        RequireChecks(checks);
        RequireSignedBy(at);
        Editions++;
        var edition = new PublishedEdition(this, unit, areaNames, checks, CorrectionNote, at);
        Decide(ReportStep.Publish, ReportStatus.Published, by, at, CorrectionNote);
        CorrectionNote = null;
        return edition;
    }

    /// <summary>
    /// Makes a report of a past year public as it once was, from the file it was read from 历史年报. What the checks find in it is
    /// recorded and shown, not put right; only personal data (rule P1) keeps it from being published.
    /// </summary>
    public PublishedEdition PublishHistoric(Unit unit, IReadOnlyList<string> areaNames, CheckReport checks, EditionSource source, Actor by, DateTime at)
    {
        Require(ReportStep.PublishHistoric);
        if (ReportingCalendar.DayOf(at) < ReportingPeriod.HandInFrom(Year))
        {
            throw RefusedException.Conflict("Publish.HistoricEarly", Year);
        }

        var personal = checks.PersonalData;
        if (personal > 0)
        {
            throw RefusedException.Conflict("Checks.BlockErrors", personal);
        }

        Editions++;
        PublishedEdition edition = new(this, unit, areaNames, checks, null, at, source);
        Decide(ReportStep.PublishHistoric, ReportStatus.Published, by, at, source.FileName);
        return edition;
    }

    /// <summary>Begins a correction of what was published; the published edition stays public until the corrected one replaces it.</summary>
    public void OpenCorrection(string? note, Actor by, DateTime at)
    {
        Require(ReportStep.OpenCorrection);
        CorrectionNote = RequireText(ReportStep.OpenCorrection, note);
        Decide(ReportStep.OpenCorrection, ReportStatus.Draft, by, at, CorrectionNote);
    }

    private static void RequireForm(string form, string other)
    {
        if (!string.Equals(form, other, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The content is of form '{other}', the report of form '{form}'.", nameof(other));
        }
    }

    private static string RequireText(ReportStep step, string? text)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        return trimmed.Length is > 0 and <= ReasonLength ? trimmed : throw RefusedException.Invalid(ReasonPlace, "Reason.Required", ReasonLength);
    }

    private AppliedChange Apply(ContentChange change, ReportFrame frame, FieldStamp stamp, bool opensCarryOver)
    {
        Require(ReportStep.Save);
        RequireForm(Form, frame.Edition.Id);
        var before = Draft.Content;
        var after = change.ApplyTo(before, frame.Edition);
        var locked = ReportLocks.Of(this, frame.Edition, frame.LastYear).Broken(before, after)
            .Where(b => !opensCarryOver || b.Reason != LockReason.CarriedOver)
            .Select(b => new Refusal(b.Field, $"Locked.{b.Reason}"))
            .ToList();
        if (locked.Count > 0)
        {
            throw RefusedException.Invalid(locked);
        }

        IReadOnlyList<FormCell> against = Nothing is null ? [] : [.. Nothing.Against(frame.Edition, after.Figures)];
        Nothing = against.Count > 0 ? null : Nothing;
        AppliedChange applied = new(frame.Edition, before, after, against);
        if (applied.Fields.Count + change.TakenOver.Count > 0)
        {
            Draft.Replace(after, applied.Fields, change.TakenOver, stamp);
            Touch(stamp.By, stamp.At);
        }

        return applied;
    }

    private string? WhyEarly(string? reason, DateTime at)
    {
        var from = ReportingPeriod.HandInFrom(Year);
        if (ReportingCalendar.DayOf(at) >= from)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(reason) ? throw RefusedException.Invalid(EarlyPlace, "Submit.TooEarly", Year, from) : RequireText(ReportStep.Submit, reason);
    }

    private void RequireOthers(Actor by)
    {
        if (IsOwnOf(by.AccountId))
        {
            throw RefusedException.Conflict("Decide.Own");
        }
    }

    private void RequireSignedBy(DateTime at)
    {
        if (SignatureDate.Of(Statement.Signature)?.Day is { } signed && signed > ReportingCalendar.DayOf(at))
        {
            throw RefusedException.Conflict("Publish.SignedLater", signed);
        }
    }

    private void RequireChecks(CheckReport checks)
    {
        var errors = checks.Findings.Count(f => f.Tier == Tier.Error);
        var unexplained = checks.Unexplained(_explanations).Count();
        if (errors > 0 || unexplained > 0)
        {
            throw unexplained == 0 ? RefusedException.Conflict("Checks.BlockErrors", errors)
                : errors == 0 ? RefusedException.Conflict("Checks.BlockUnexplained", unexplained)
                : RefusedException.Conflict("Checks.Block", errors, unexplained);
        }
    }

    /// <summary>Refuses a step that the state or the collection does not allow.</summary>
    public void Require(ReportStep step)
    {
        if (!IsInStateFor(step))
        {
            throw Wrong(step);
        }

        if (ClosedFor(step) is { } closed)
        {
            throw new RefusedException(RefusalKind.Conflict, closed);
        }
    }

    private RefusedException Wrong(ReportStep step) => Closing is { } closing
        ? RefusedException.Conflict(IsClosed, closing.Reason, closing.By, closing.At)
        : RefusedException.Conflict(Desk is null ? WrongStep : WrongStepOnDesk, Status, step, UpdatedBy, UpdatedAt);

    private void RequireNoneOpen(ReportStep step)
    {
        var open = _comments.Count(c => c.State == CommentState.Open);
        if (open > 0)
        {
            throw RefusedException.Conflict(step == ReportStep.Approve ? "Comments.Unsettled" : "Comments.Open", open);
        }
    }

    private static string RequireComment(string? text)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        return trimmed.Length is > 0 and <= ReviewComment.TextLength ? trimmed : throw RefusedException.Invalid(ReasonPlace, "Reason.Required", ReviewComment.TextLength);
    }

    private void RequireRoom()
    {
        if (_comments.Count >= ReviewComment.Most)
        {
            throw RefusedException.Invalid(null, "Comment.TooMany", ReviewComment.Most);
        }
    }

    private ReviewComment AddComment(string place, string? text, bool isFromClerk, Actor by, DateTime at)
    {
        var trimmed = RequireComment(text);
        RequireRoom();
        ReviewComment comment = new(place, trimmed, Round, isFromClerk, by, at);
        _comments.Add(comment);
        Touch(by.Name, at);
        return comment;
    }

    private void TakeBack(string reason, Actor by, DateTime at)
    {
        if (Desk is not null)
        {
            LeaveDesk(ReportStep.RecallInside, reason, by, at);
        }
        else if (Status is ReportStatus.Submitted or ReportStatus.Approved)
        {
            Decide(ReportStep.Withdraw, StatusWithUnit, by, at, reason);
        }
    }

    private void LeaveDesk(ReportStep step, string? reason, Actor by, DateTime at)
    {
        Require(step);
        _decisions.Add(new Decision(step, by.AccountId, by.Name, at, reason, Round, Desk));
        Desk = null;
        SignedHash = null;
        Touch(by.Name, at);
    }

    private void Decide(ReportStep step, ReportStatus status, Actor by, DateTime at, string? reason)
    {
        _decisions.Add(new Decision(step, by.AccountId, by.Name, at, reason, Round));
        Status = status;
        Touch(by.Name, at);
    }

    private void Touch(string by, DateTime at)
    {
        Revision = Guid.NewGuid();
        UpdatedAt = at;
        UpdatedBy = by;
    }
}
