using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>A report whose figures a government took over, by the edition or hand-in of that time.</summary>
public sealed class RollUpTakenSource
{
    private RollUpTakenSource()
    {
    }

    internal RollUpTakenSource(int unitId, RollUpSource source)
    {
        UnitId = unitId;
        Keep(source);
    }

    public int ParentId { get; private set; }

    public int Year { get; private set; }

    /// <summary>The unit whose report it is.</summary>
    public int UnitId { get; private set; }

    /// <summary>Whether it was an edition, or else a hand-in.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Number of the edition, or of the submission.</summary>
    public int Number { get; private set; }

    /// <summary>Hash of the content.</summary>
    public string Hash { get; private set; } = string.Empty;

    internal void Keep(RollUpSource source) => (IsPublished, Number, Hash) = (source.IsPublished, source.Number, source.Hash);
}
