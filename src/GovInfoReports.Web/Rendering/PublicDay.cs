using GovInfoReports.Application.Browsing;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// When a report was made public, in words. Of a historic one 历史年报 that was when its office did so, if the file tells; the day of
/// the import is only when it was recorded here 录入.
/// </summary>
public static class PublicDay
{
    public static string Of(ReportListItem item, Texts texts) => Words(item.PublishedAt, item.IsHistoric, item.OriginallyOn, texts, false);

    public static string Of(EditionItem item, Texts texts, bool withTime = false) => Words(item.PublishedAt, item.SourceName is not null, item.OriginallyOn, texts, withTime);

    /// <summary>As <see cref="Of(EditionItem, Texts, bool)"/>, with the day of the import too.</summary>
    public static string InFull(PublishedEdition edition, Texts texts) =>
        edition is { SourceName: not null, OriginallyPublishedOn: { } original }
            ? texts["Public.OriginallyAndRecorded", Show.Day(original), Show.Day(edition.PublishedAt)]
            : Words(edition.PublishedAt, edition.SourceName is not null, null, texts, true);

    /// <summary>For programs that collect pages; <see langword="null"/> where nobody knows.</summary>
    public static string? Meta(PublishedEdition edition) =>
        edition.SourceName is null ? Show.MetaMoment(edition.PublishedAt) : edition.OriginallyPublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Words(DateTime at, bool isHistoric, DateOnly? original, Texts texts, bool withTime) =>
        !isHistoric ? texts["Public.PublishedOn", withTime ? Show.Moment(at) : Show.Day(at)]
        : original is { } day ? texts["Public.OriginallyOn", Show.Day(day)]
        : texts["Public.RecordedOn", Show.Day(at)];
}
