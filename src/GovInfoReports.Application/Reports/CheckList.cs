using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Everything that stands between a working copy and its submission, as one list. The number on the form, the page and the button
/// that submits all come from it.
/// </summary>
public sealed record CheckList(IReadOnlyList<CheckItem> Items)
{
    /// <summary>How many entries have to be done before the report is submitted.</summary>
    public int Open => Items.Count(i => i.IsOpen);

    /// <summary>How many entries that are no findings have to be done: comments, and the unit's own chain.</summary>
    public int OthersOpen => Items.Count(i => i.IsOpen && i.Finding is null);

    /// <summary>How many entries are done.</summary>
    public int Done => Items.Count(i => i.IsDone);

    /// <summary>Makes the list of a report.</summary>
    public static CheckList Of(ReportView view)
    {
        var unexplained = view.Checks.Unexplained(view.Report.Explanations).ToHashSet(ReferenceEqualityComparer.Instance);
        List<CheckItem> items =
        [
            .. view.Report.Comments
                .Where(c => !c.IsFromClerk && c.State != CommentState.Accepted)
                .Select(c => new CheckItem(CheckItemKind.Comment, c.State != CommentState.Open, Comment: c)),
            .. view.Checks.Findings.Select(f => f.Tier switch
            {
                Tier.Error => new CheckItem(CheckItemKind.Correct, false, f),
                Tier.Query => new CheckItem(CheckItemKind.Explain, !unexplained.Contains(f), f),
                _ => new CheckItem(CheckItemKind.Hint, false, f),
            }),
        ];
        if (view.HasChain)
        {
            items.Add(new CheckItem(CheckItemKind.Sign, view.Report.IsSigned));
        }

        return new CheckList(items);
    }

    /// <summary>How many entries of a kind have to be done.</summary>
    public int OpenOf(CheckItemKind kind) => Items.Count(i => i.Kind == kind && i.IsOpen);

    /// <summary>How many entries there are of a kind.</summary>
    public int CountOf(CheckItemKind kind) => Items.Count(i => i.Kind == kind);
}

/// <summary>What an entry of the check list asks for.</summary>
public enum CheckItemKind
{
    /// <summary>A comment of the officer's is to be dealt with 审核意见.</summary>
    Comment = 1,

    /// <summary>A finding that blocks is to be put right 强制; what is blank but required is among these.</summary>
    Correct = 2,

    /// <summary>A finding wants an explanation 核实.</summary>
    Explain = 3,

    /// <summary>The unit's own chain is to agree 内部审签.</summary>
    Sign = 4,

    /// <summary>A finding that only informs 提示.</summary>
    Hint = 5,
}

/// <summary>An entry of the check list.</summary>
public sealed record CheckItem(CheckItemKind Kind, bool IsDone, Finding? Finding = null, ReviewComment? Comment = null)
{
    /// <summary>Whether it has to be done before the report is submitted, and is not.</summary>
    public bool IsOpen => !IsDone && Kind != CheckItemKind.Hint;
}
