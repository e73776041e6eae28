namespace GovInfoReports.Documents.Sources;

/// <summary>A doubt about one figure. All but <see cref="FigureDoubtKind.Restored"/> leave the cell blank.</summary>
/// <param name="Text">What stands in the source, or <see langword="null"/> where nothing does.</param>
public sealed record FigureDoubt(FigureDoubtKind Kind, string? Text);

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
}
