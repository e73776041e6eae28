using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// Which years are collected and when a report can be handed in and is due. Days are counted in China's standard time, UTC+8 all year.
/// </summary>
public sealed class ReportingCalendar(TimeProvider clock, FormCatalog catalog)
{
    private const int CollectionOpensInMonth = 11;

    /// <summary>China's standard time.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>Today in China.</summary>
    public DateOnly Today => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>First year that can be filed.</summary>
    public int FirstYear => catalog.Editions[0].FirstYear;

    /// <summary>Last year that can be filed: the present one, whose report can be prepared before it ends.</summary>
    public int LastYear => Today.Year;

    /// <summary>The year whose report is due next: last year's until the present year's collection opens in November.</summary>
    public int DueYear => Today.Month >= CollectionOpensInMonth ? Today.Year : Today.Year - 1;

    /// <summary>The day in China of a moment, which is UTC.</summary>
    public static DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(at + Offset);

    /// <summary>
    /// The last day for the report of a unit. Departments, and townships after them, hand in and publish by 31 January (条例第四十九条第一款). A
    /// government's own report, which rolls up theirs, is handed up by 20 February (county), 10 March (city) and 31 March (province)
    /// (国办公开办函〔2021〕30号), the last of which is also the day by which the law has it published (条例第四十九条第二款).
    /// </summary>
    public static DateOnly DueDate(UnitLevel level, int year) => level switch
    {
        UnitLevel.County => new(year + 1, 2, 20),
        UnitLevel.City => new(year + 1, 3, 10),
        UnitLevel.Province => new(year + 1, 3, 31),
        _ => new(year + 1, 1, 31),
    };

    /// <summary>The day from which the report of a year is the one that is due next.</summary>
    public static DateOnly OpeningDate(int year) => new(year, CollectionOpensInMonth, 1);

    /// <summary>The earliest of these days, which no unit can be shut out before.</summary>
    public static DateOnly FirstDueDate(int year) => DueDate(UnitLevel.Department, year);

    /// <summary>Whether the year is not over, so that its report is handed in only with a reason.</summary>
    public bool IsEarly(int year) => Today < ReportingPeriod.HandInFrom(year);

    public bool Collects(int year) => year >= FirstYear && year <= LastYear && catalog.ForYear(year) is not null;
}
