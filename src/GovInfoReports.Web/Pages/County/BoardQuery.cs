using GovInfoReports.Application.Collecting;
using Microsoft.AspNetCore.WebUtilities;

namespace GovInfoReports.Web.Pages.County;

/// <summary>How a board is looked at, read from its own address.</summary>
public sealed record BoardQuery(string? Unit, BoardFilter Filter, BoardSort Sort, bool Desc, string? Text)
{
    private const string Path = "/county/board?";

    /// <summary>Reads the address of a board; <see langword="null"/> for anything else.</summary>
    public static BoardQuery? Of(string? address)
    {
        if (address?.StartsWith(Path, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(address[(Path.Length - 1)..]);
        string? Value(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        _ = Enum.TryParse<BoardFilter>(Value("filter"), true, out var filter);
        _ = Enum.TryParse<BoardSort>(Value("sort"), true, out var sort);
        return new BoardQuery(Value("unit"), filter, sort, Value("desc") == "true", Value("q"));
    }
}
