using GovInfoReports.Application.Collecting;

namespace GovInfoReports.Web.Pages.County;

/// <summary>Where a report stands among those that a board lists.</summary>
/// <param name="At">Its number in the list, from 1; <see langword="null"/> where the list has it no longer, as after a decision.</param>
public sealed record BoardPlace(BoardRow? Previous, BoardRow? Next, int? At, int Count)
{
    /// <summary>Finds a report; one that left the list keeps its place between the others.</summary>
    public static BoardPlace Of(BoardView view, BoardQuery query, string unitCode)
    {
        var all = view.Find(BoardFilter.All, query.Text, query.Sort, query.Desc).Where(r => r.Status is not null).ToList();
        var at = all.FindIndex(r => string.Equals(r.Code, unitCode, StringComparison.Ordinal));
        List<BoardRow> listed = [.. all.Where(r => r.Is(query.Filter))];
        var number = listed.FindIndex(r => string.Equals(r.Code, unitCode, StringComparison.Ordinal));
        return new BoardPlace(
            all.Take(Math.Max(at, 0)).LastOrDefault(r => r.Is(query.Filter)),
            all.Skip(at + 1).FirstOrDefault(r => r.Is(query.Filter)),
            number < 0 ? null : number + 1,
            listed.Count);
    }
}
