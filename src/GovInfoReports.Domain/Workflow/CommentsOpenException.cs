namespace GovInfoReports.Domain.Workflow;

/// <summary>A report cannot be handed in while comments of the officer's are open.</summary>
public sealed class CommentsOpenException(int open) : Exception($"{open} comments are open.")
{
    /// <summary>How many.</summary>
    public int Open { get; } = open;
}
