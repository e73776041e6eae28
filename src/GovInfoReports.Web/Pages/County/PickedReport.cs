using GovInfoReports.Application.Reports;

namespace GovInfoReports.Web.Pages.County;

/// <summary>A report ticked in a list, with the revision that the list showed.</summary>
public sealed record PickedReport(ReportKey Key, Guid Opened)
{
    /// <summary>Reads the value of a tick: the unit's code, a colon, the revision.</summary>
    /// <returns>The report, or <see langword="null"/> for what no list has.</returns>
    public static PickedReport? Of(string value, int year)
    {
        var colon = value.LastIndexOf(':');
        return colon > 0 && Guid.TryParse(value.AsSpan(colon + 1), out var revision) ? new PickedReport(new ReportKey(value[..colon], year), revision) : null;
    }
}
