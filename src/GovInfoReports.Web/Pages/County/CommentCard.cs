using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Pages.County;

/// <summary>A comment as the officer works on it, for <c>_Comment.cshtml</c>.</summary>
/// <param name="Typed">The words as typed that were not taken; <see langword="null"/> otherwise.</param>
public sealed record CommentCard(ReviewView View, ReviewComment Comment, Func<string, string> Step, string? Typed, string? Problem)
{
    /// <summary>Name of the place.</summary>
    public string Place => PlaceNames.Of(View.Edition, Comment.Place);

    /// <summary>Whether it was not yet sent to the clerk, so that it can be worded anew or taken back.</summary>
    public bool IsUnsent => View.Allows(ReportStep.Comment) && Comment.Round == View.Report.Round && !Comment.IsFromClerk;

    /// <summary>Whether the officer can say that it is settled.</summary>
    public bool CanAccept => View.Allows(ReportStep.Comment) && Comment.State != CommentState.Accepted && !(IsUnsent && Comment.State == CommentState.Open);

    /// <summary>Whether the officer can open it again.</summary>
    public bool CanReopen => View.Allows(ReportStep.Comment) && Comment.State != CommentState.Open && !Comment.IsFromClerk;
}
