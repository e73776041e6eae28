using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

public class ReminderDaysTests
{
    private static readonly DateOnly Due = new(2026, 1, 31);

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("2026-01-16", "2026-01-01")]
    [InlineData("2026-01-26", "2026-01-24")]
    [InlineData("2026-01-31", "2026-01-30")]
    [InlineData("2026-02-01", "2026-02-01")]
    [InlineData("2026-04-01", "2026-02-01")]
    [InlineData("2026-04-02", null)]
    public void Default_days_the_last_that_has_come_is_reminded_of(string today, string? day) =>
        Assert.Equal(day, ReminderDays.Default.LastOf(Due, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("7、3，0", "1 5", "7,3,0,-1,-5")]
    [InlineData("3 7 3", null, "7,3")]
    [InlineData(null, "", "")]
    public void Days_typed_are_read_in_any_order_and_once(string? before, string? after, string text)
    {
        var days = ReminderDays.Read(before, after);

        Assert.Equal(text, days.Text);
        Assert.Equal(days, ReminderDays.Stored(days.Text));
    }

    [Theory]
    [InlineData("91", null, "RemindBefore")]
    [InlineData("-1", null, "RemindBefore")]
    [InlineData("七", null, "RemindBefore")]
    [InlineData("7", "0", "RemindAfter")]
    [InlineData("7", "61", "RemindAfter")]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "1 2 3", "RemindBefore")]
    public void Days_that_cannot_be_meant_are_refused_at_their_field(string? before, string? after, string place) =>
        Assert.Equal(place, Assert.Throws<RefusedException>(() => ReminderDays.Read(before, after)).Reasons[0].Place);

    [Fact]
    public void None_chosen_reminds_nobody_and_is_kept_as_such()
    {
        Assert.Null(ReminderDays.None.LastOf(Due, Due));
        Assert.Equal(ReminderDays.None, ReminderDays.Stored(string.Empty));
        Assert.Equal(ReminderDays.Default, ReminderDays.Stored(null));
    }
}
