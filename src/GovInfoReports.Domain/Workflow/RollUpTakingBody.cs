using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>The figures that a government took over, with their parts.</summary>
public sealed class RollUpTakingBody
{
    internal RollUpTakingBody()
    {
    }

    public int ParentId { get; private set; }

    public int Year { get; private set; }

    public RollUpSnapshot Snapshot { get; private set; } = null!;

    internal void Keep(RollUpSnapshot snapshot) => Snapshot = snapshot;
}
