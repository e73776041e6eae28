using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

public class ReportingCalendarTests
{
    [Theory]
    [InlineData(UnitLevel.Department, "2026-01-31")]
    [InlineData(UnitLevel.Township, "2026-01-31")]
    [InlineData(UnitLevel.County, "2026-02-20")]
    [InlineData(UnitLevel.City, "2026-03-10")]
    [InlineData(UnitLevel.Province, "2026-03-31")]
    public void DueDate_of_a_government_is_its_own(UnitLevel level, string day) => Assert.Equal(day, $"{ReportingCalendar.DueDate(level, 2025):yyyy-MM-dd}");

    [Theory]
    [InlineData("2025-12-31T15:59:00Z", true)]
    [InlineData("2025-12-31T16:00:00Z", false)]
    [InlineData("2026-11-20T02:00:00Z", false)]
    public void Year_is_early_until_it_is_over_in_China(string now, bool isEarly)
    {
        ReportingCalendar calendar = new(new Clock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)), Sheets.Catalog);

        Assert.Equal(isEarly, calendar.IsEarly(2025));
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
