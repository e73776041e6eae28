using System.Globalization;
using GovInfoReports.Application.Collecting;

namespace GovInfoReports.Web.Pages.County;

/// <summary>Addresses of the board and of what is set for a collection.</summary>
public static class BoardLinks
{
    /// <summary>The board of the officer's own area.</summary>
    public static string Board(int year, BoardFilter filter = BoardFilter.All) => Board(year, null, filter, BoardSort.Unit, false, null);

    /// <summary>A board as it is looked at.</summary>
    /// <param name="area">Code of the area; <see langword="null"/> for the own.</param>
    public static string Board(int year, string? area, BoardFilter filter, BoardSort sort, bool descending, string? text)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"/county/board?year={year}{Area(area)}");
        address += filter == BoardFilter.All ? null : $"&filter={NameOf(filter)}";
        address += sort == BoardSort.Unit ? null : $"&sort={NameOf(sort)}";
        address += descending ? "&desc=true" : null;
        return string.IsNullOrWhiteSpace(text) ? address : $"{address}&q={Uri.EscapeDataString(text.Trim())}";
    }

    /// <summary>A report with the board that it was opened from.</summary>
    public static string Report(int year, string unitCode, string board) => $"{CountyLinks.Report(unitCode, year)}?list={Uri.EscapeDataString(board)}";

    /// <summary>An address with the name of a handler.</summary>
    public static string Handler(string address, string handler) => $"{address}&handler={handler}";

    /// <summary>Where units are reminded.</summary>
    /// <param name="pick">Codes of units that are ticked; <see langword="null"/> for those whose day has passed or is near.</param>
    public static string Remind(int year, string? area, IEnumerable<string>? pick) =>
        string.Create(CultureInfo.InvariantCulture, $"/county/board/remind?year={year}{Area(area)}")
        + string.Concat((pick ?? []).Select(p => $"&pick={Uri.EscapeDataString(p)}"));

    /// <summary>Where units are given more time.</summary>
    public static string Extend(int year, string? area) => string.Create(CultureInfo.InvariantCulture, $"/county/board/extend?year={year}{Area(area)}");

    /// <summary>The circular of an area.</summary>
    public static string Circular(int year, string? area) => string.Create(CultureInfo.InvariantCulture, $"/county/board/circular?year={year}{Area(area)}");

    /// <summary>The circular of a day as a file.</summary>
    public static string CircularFile(int year, string? area, DateOnly day, string format) =>
        $"{Handler($"{Circular(year, area)}&day={DayOf(day)}", "file")}&format={format}";

    /// <summary>A day in addresses and fields.</summary>
    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What is set for the collection of an area.</summary>
    public static string Collection(int year, string? area) => string.Create(CultureInfo.InvariantCulture, $"/county/collection?year={year}{Area(area)}");

    /// <summary>What is set for one unit.</summary>
    public static string Unit(int year, string unitCode) => string.Create(CultureInfo.InvariantCulture, $"/county/collection/{unitCode}/{year}");

    /// <summary>A name in addresses.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Area(string? code) => string.IsNullOrEmpty(code) ? null : $"&unit={Uri.EscapeDataString(code)}";
}
