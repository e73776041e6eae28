namespace GovInfoReports.Documents.Sources;

/// <summary>A doubt about one figure.</summary>
/// <param name="Text">What stands in the source, or <see langword="null"/> where nothing does.</param>
public sealed record FigureDoubt(FigureDoubtKind Kind, string? Text)
{
    /// <summary>Whether a figure was read all the same, for a person to confirm; the cell is blank otherwise.</summary>
    public bool IsProposal => Kind is FigureDoubtKind.Restored or FigureDoubtKind.Ordered or FigureDoubtKind.Moved;
}

/// <summary>Why a figure is not certain.</summary>
public enum FigureDoubtKind
{
    /// <summary>The row or the place of the figure is not in the source.</summary>
    Missing,

    /// <summary>What stands there is not a number that the cell can hold.</summary>
    NotANumber,

    /// <summary>There are fewer or more figures in the row than columns, and which is which cannot be told.</summary>
    Position,

    /// <summary>The figures of the row run together and cannot be told apart.</summary>
    RunTogether,

    /// <summary>The figures of the row ran together; there is just one way to tell them apart, and so they were read.</summary>
    Restored,

    /// <summary>The cell stands in the source twice with different figures.</summary>
    Contradiction,

    /// <summary>No label says which figure of a line is which; they were read in the order of the form.</summary>
    Ordered,

    /// <summary>The figure stands in a row that the form has no longer; the row it would go to is otherwise missing, and the total is right with it.</summary>
    Moved,
}
