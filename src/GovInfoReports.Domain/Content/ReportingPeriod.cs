namespace GovInfoReports.Domain.Content;

/// <summary>The calendar year that a report is of: its figures are those of 31 December (国办公开办函〔2021〕30号).</summary>
public static class ReportingPeriod
{
    /// <summary>The first day on which the year is over, so that its report can say all of it.</summary>
    public static DateOnly HandInFrom(int year) => new(year + 1, 1, 1);
}
