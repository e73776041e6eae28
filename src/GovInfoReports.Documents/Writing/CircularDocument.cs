namespace GovInfoReports.Documents.Writing;

/// <summary>A circular 通报 of an office, ready to be written: its words, its counts, and a table with a row a unit.</summary>
public sealed record CircularDocument
{
    public required string Title { get; init; }

    /// <summary>Whom it is addressed to 主送.</summary>
    public required string Addressees { get; init; }

    /// <summary>Paragraphs before the first section.</summary>
    public required IReadOnlyList<string> Opening { get; init; }

    public required IReadOnlyList<CircularSection> Sections { get; init; }

    /// <summary>The counts at the top, each with its name.</summary>
    public required IReadOnlyList<(string Name, int Count)> Counts { get; init; }

    public required string TableTitle { get; init; }

    public required IReadOnlyList<CircularColumn> Columns { get; init; }

    /// <summary>A row a unit: words, or <see cref="int"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<object>> Rows { get; init; }

    /// <summary>Office and day 落款.</summary>
    public required IReadOnlyList<string> Signature { get; init; }

    /// <summary>Name of the office that writes it.</summary>
    public required string Author { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTime WrittenAt { get; init; }
}
