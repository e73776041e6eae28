using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>The board of an area and year.</summary>
/// <param name="Collection">What the office set; <see langword="null"/> while the law's days hold alone.</param>
/// <param name="Rows">Every unit on the list, by code.</param>
/// <param name="Decider">Whether the office that looks sets the collection, or which one does.</param>
public sealed record BoardView(Unit Area, int Year, Collection? Collection, IReadOnlyList<BoardRow> Rows, Decider Decider)
{
    /// <summary>Units that the tree has by now and the list has not.</summary>
    public IReadOnlyList<(string Code, string Name)> Unlisted { get; init; } = [];

    /// <summary>What shows whether anything changed, see <see cref="Board.TokenAsync"/>.</summary>
    public required string Token { get; init; }

    public CollectionDates Dates => Collection?.Dates ?? CollectionDates.None;

    /// <summary>How many units count.</summary>
    public int Expected => Rows.Count(r => r.IsIncluded);

    public int Count(BoardFilter filter) => Rows.Count(r => r.Is(filter));

    /// <summary>The rows of a filter that have a word in their name or begin with a code, in an order.</summary>
    public IReadOnlyList<BoardRow> Find(BoardFilter filter, string? text, BoardSort sort, bool descending)
    {
        var words = text?.Trim() ?? string.Empty;
        var rows = Rows.Where(r => r.Is(filter) && (words.Length == 0 || r.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || r.Code.StartsWith(words, StringComparison.OrdinalIgnoreCase)));
        IEnumerable<BoardRow> sorted = sort switch
        {
            BoardSort.State => rows.OrderBy(r => r.State),
            BoardSort.Due => rows.OrderBy(r => r.Terms.Due),
            BoardSort.Submitted => rows.OrderBy(r => r.FirstSubmitted ?? DateTime.MinValue),
            BoardSort.Returned => rows.OrderByDescending(r => r.Returned),
            BoardSort.Findings => rows.OrderByDescending(r => r.OpenComments + r.Queries),
            _ => rows,
        };
        return descending ? [.. sorted.Reverse()] : [.. sorted];
    }
}
