using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// Which years are collected and when a report is due: by 31 January of the following year (条例第四十九条). Days are counted in
/// China's standard time, UTC+8 all year.
/// </summary>
public sealed class ReportingCalendar(TimeProvider clock, FormCatalog catalog)
{
    private const int CollectionOpensInMonth = 11;

    /// <summary>China's standard time.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>Today in China.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);

    /// <summary>First year that can be filed.</summary>
    public int FirstYear => catalog.Editions[0].FirstYear;

    /// <summary>Last year that can be filed: the present one, whose report can be prepared before it ends.</summary>
    public int LastYear => Today.Year;

    /// <summary>The year whose report is due next: last year's until the present year's collection opens in November.</summary>
    public int DueYear => Today.Month >= CollectionOpensInMonth ? Today.Year : Today.Year - 1;

    /// <summary>The last day for a report.</summary>
    public static DateOnly DueDate(int year) => new(year + 1, 1, 31);

    /// <summary>Days from today to the last day; negative when it has passed.</summary>
    /// <returns>Whole days.</returns>
    public int DaysLeft(int year) => DueDate(year).DayNumber - Today.DayNumber;

    public bool Collects(int year) => year >= FirstYear && year <= LastYear && catalog.ForYear(year) is not null;
}
