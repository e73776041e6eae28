using System.Globalization;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Pages.County;

/// <summary>Addresses of the officer's pages. Codes keep their capitals, so they are written here and not by routing.</summary>
public static class CountyLinks
{
    /// <summary>Name of the list of units that have not begun.</summary>
    public const string NotBegun = "not-begun";

    /// <summary>Name of the list of reports that were handed in again since the officer looked.</summary>
    public const string Again = "again";

    /// <summary>What clerks ask.</summary>
    public const string Questions = "/county/questions";

    /// <summary>Name in addresses of the reports that another office decides on.</summary>
    public const string ElsewhereName = "elsewhere";

    /// <summary>The home page for a year.</summary>
    public static string Home(int year) => string.Create(CultureInfo.InvariantCulture, $"/county?year={year}");

    /// <summary>A list.</summary>
    public static string Inbox(int year, string state) => string.Create(CultureInfo.InvariantCulture, $"/county/inbox?year={year}&state={state}");

    /// <summary>A list of reports in a state.</summary>
    public static string Inbox(int year, ReportStatus state) => Inbox(year, StateName(state));

    /// <summary>The review page of a report.</summary>
    public static string Report(string unitCode, int year) => string.Create(CultureInfo.InvariantCulture, $"/county/reports/{unitCode}/{year}");

    /// <summary>What changed in a report since the officer looked at it.</summary>
    public static string Changes(string unitCode, int year) => $"{Report(unitCode, year)}/again";

    /// <summary>The public page of a report.</summary>
    public static string Public(string unitCode, int year) => string.Create(CultureInfo.InvariantCulture, $"/units/{unitCode}/{year}");

    /// <summary>A list, of the units of one kind.</summary>
    public static string Inbox(int year, string state, UnitKind kind) => $"{Inbox(year, state)}&kind={KindName(kind)}";

    /// <summary>The name of a kind of units in addresses.</summary>
    public static string KindName(UnitKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The name of a state in addresses.</summary>
    public static string StateName(ReportStatus state) => state.ToString().ToLowerInvariant();

    /// <summary>The list of reports that another office decides on.</summary>
    public static string Elsewhere(int year, ReportStatus state) => $"{Inbox(year, state)}&whose={ElsewhereName}";

    /// <summary>What becomes public, before it does.</summary>
    public static string Publish(int year, string unitCode) => string.Create(CultureInfo.InvariantCulture, $"/county/publish?year={year}&unit={unitCode}");

    /// <summary>What becomes public of several units, before it does.</summary>
    public static string Publish(int year, IEnumerable<string> unitCodes) => string.Create(CultureInfo.InvariantCulture, $"/county/publish?year={year}{Units(unitCodes)}");

    /// <summary>One comment for several units.</summary>
    /// <param name="place">What it is about; <see langword="null"/> where that is not chosen yet.</param>
    public static string Comment(int year, string? place, IEnumerable<string> unitCodes) =>
        string.Create(CultureInfo.InvariantCulture, $"/county/comment?year={year}{(place is null ? null : $"&place={Uri.EscapeDataString(place)}")}{Units(unitCodes)}");

    private static string Units(IEnumerable<string> codes) => string.Concat(codes.Select(c => $"&unit={Uri.EscapeDataString(c)}"));

    /// <summary>The lists in the order in which an officer goes through them.</summary>
    public static IEnumerable<(string State, string Name, int Count)> States(InboxCounts counts)
    {
        foreach (var status in new[] { ReportStatus.Submitted, ReportStatus.Approved, ReportStatus.Returned, ReportStatus.Draft })
        {
            yield return (StateName(status), status.ToString(), counts.Of(status));
        }

        yield return (NotBegun, nameof(NotBegun), counts.NotBegun);
        yield return (StateName(ReportStatus.Published), nameof(ReportStatus.Published), counts.Of(ReportStatus.Published));
    }
}

/// <summary>The choice of a year, for <c>_YearSwitch.cshtml</c>.</summary>
/// <param name="State">Name of the list to stay at, or <see langword="null"/>.</param>
public sealed record YearSwitch(string Path, int Year, IEnumerable<int> Years, string? State);
