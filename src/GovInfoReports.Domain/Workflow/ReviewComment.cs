using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// A comment 意见 on a place of a report: an officer's, saying what is to be put right, the clerk's own, saying why a place that
/// was not returned has to be changed too, or a question 提问 of the clerk's, which the officer answers and which changes nothing else.
/// </summary>
public sealed class ReviewComment
{
    /// <summary>Longest comment or answer, in characters.</summary>
    public const int TextLength = 1000;

    /// <summary>Most comments of one report.</summary>
    public const int Most = 200;

    /// <summary>Most questions of one report that wait for an answer.</summary>
    public const int MostAsked = 20;

    private ReviewComment()
    {
    }

    internal ReviewComment(string place, string text, int round, bool isFromClerk, Actor by, DateTime at)
    {
        Place = place;
        Text = text;
        Round = round;
        IsFromClerk = isFromClerk;
        State = isFromClerk ? CommentState.Done : CommentState.Open;
        By = by.Name;
        At = at;
    }

    internal static ReviewComment Question(string place, string text, int round, Actor by, DateTime at) =>
        new(place, text, round, true, by, at) { State = CommentState.Asked };

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    /// <summary>Name of the field or section, see <see cref="ReportFields"/>; empty for the report as a whole.</summary>
    public string Place { get; private set; } = string.Empty;

    /// <summary>What it says.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>The submission it was made on, from 1.</summary>
    public int Round { get; private set; }

    /// <summary>Whether the clerk made it: a question, or to open a place that was not returned.</summary>
    public bool IsFromClerk { get; private set; }

    /// <summary>How far it has come.</summary>
    public CommentState State { get; private set; }

    /// <summary>Who made it.</summary>
    public string By { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether it asks the officer something and asks nothing of the clerk.</summary>
    public bool IsQuestion => State is CommentState.Asked or CommentState.Answered;

    /// <summary>Whether something is still to be done about what it says of the report.</summary>
    public bool IsUnsettled => State is CommentState.Open or CommentState.Done;

    /// <summary>What the clerk answered, or the officer to a question.</summary>
    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Which officer agreed.</summary>
    public string? AcceptedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? AcceptedAt { get; private set; }

    internal void Reword(string text, string by, DateTime at)
    {
        Text = text;
        By = by;
        At = at;
    }

    internal void Do(string? answer, string by, DateTime at)
    {
        State = CommentState.Done;
        Answer = answer;
        AnsweredBy = by;
        AnsweredAt = at;
    }

    internal void Reply(string answer, string by, DateTime at)
    {
        State = CommentState.Answered;
        Answer = answer;
        AnsweredBy = by;
        AnsweredAt = at;
    }

    internal void Undo() => State = CommentState.Open;

    internal void Accept(string by, DateTime at)
    {
        State = CommentState.Accepted;
        AcceptedBy = by;
        AcceptedAt = at;
    }

    internal void Reopen()
    {
        State = CommentState.Open;
        AcceptedBy = null;
        AcceptedAt = null;
    }
}

/// <summary>How far a comment has come.</summary>
public enum CommentState
{
    /// <summary>The clerk has to do something 待处理.</summary>
    Open = 1,

    /// <summary>The clerk says that it is done 已修改.</summary>
    Done = 2,

    /// <summary>The officer agrees 已认可.</summary>
    Accepted = 3,

    /// <summary>A question that the officer has to answer 待答复.</summary>
    Asked = 4,

    /// <summary>A question that the officer has answered 已答复.</summary>
    Answered = 5,
}
