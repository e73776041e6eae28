using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

public class StandingTests
{
    private static readonly DateOnly Tenth = new(2026, 1, 10);
    private static readonly DateTime Begun = In(5, 9);

    // A moment in China in January.
    private static DateTime In(int day, int hour, int minute = 0) => new DateTimeOffset(2026, 1, day, hour, minute, 0, ReportingCalendar.Offset).UtcDateTime;

    private static RecordedStep Step(ReportStep step, int day, int round = 1, int hour = 10) => new(step, In(day, hour), round);

    private static Standing At(int day, params RecordedStep[] steps) => Standing.At(new DateOnly(2026, 1, day), Begun, steps);

    [Fact]
    public void Standing_before_the_report_was_begun_is_not_begun()
    {
        Assert.Equal(Standing.NotBegun, At(4));
        Assert.Equal(ReportStatus.Draft, At(5).Status);
        Assert.Equal(Standing.NotBegun, Standing.At(Tenth, null, []));
    }

    [Fact]
    public void Standing_day_ends_at_midnight_in_china()
    {
        RecordedStep last = new(ReportStep.Submit, In(10, 23, 59), 1);
        RecordedStep next = new(ReportStep.Submit, In(11, 0), 1);

        Assert.Equal((ReportStatus.Submitted, Tenth), (At(10, last).Status, At(10, last).HandedIn));
        Assert.Equal((ReportStatus.Draft, null), (At(10, next).Status, At(10, next).HandedIn));
    }

    [Fact]
    public void Standing_taken_back_by_the_day_was_never_handed_in()
    {
        RecordedStep[] steps = [Step(ReportStep.Submit, 8), Step(ReportStep.Withdraw, 9), Step(ReportStep.Submit, 20, 2)];

        Assert.Equal(new Standing(ReportStatus.Submitted, new DateOnly(2026, 1, 8), 0, null), At(8, steps));
        Assert.Equal(new Standing(ReportStatus.Draft, null, 0, null), At(10, steps));
        Assert.Equal(new Standing(ReportStatus.Submitted, new DateOnly(2026, 1, 20), 0, null), At(20, steps));
    }

    [Fact]
    public void Standing_taken_back_after_a_return_is_returned_and_keeps_the_first_hand_in()
    {
        RecordedStep[] steps = [Step(ReportStep.Submit, 8), Step(ReportStep.Return, 9), Step(ReportStep.Submit, 10, 2), Step(ReportStep.Withdraw, 11, 2)];

        Assert.Equal(new Standing(ReportStatus.Submitted, new DateOnly(2026, 1, 8), 1, null), At(10, steps));
        Assert.Equal(new Standing(ReportStatus.Returned, new DateOnly(2026, 1, 8), 1, null), At(11, steps));
        Assert.True(At(11, steps).IsWithUnitAgain);
    }

    [Fact]
    public void Standing_counts_returns_and_the_publication_up_to_the_day()
    {
        RecordedStep[] steps =
        [
            Step(ReportStep.Submit, 6), Step(ReportStep.Return, 7), Step(ReportStep.Submit, 8, 2), Step(ReportStep.Return, 9, 2), Step(ReportStep.Submit, 10, 3),
            Step(ReportStep.Approve, 12, 3), Step(ReportStep.Publish, 13, 3), Step(ReportStep.Submit, 20, 4), Step(ReportStep.Return, 21, 4),
        ];

        Assert.Equal(1, At(8, steps).Returned);
        Assert.Equal((ReportStatus.Approved, 2, null), (At(12, steps).Status, At(12, steps).Returned, At(12, steps).Published));
        Assert.Equal(new Standing(ReportStatus.Published, new DateOnly(2026, 1, 6), 2, new DateOnly(2026, 1, 13)), At(19, steps));
        Assert.Equal(ReportStatus.Published, At(22, steps).Status);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-10", null)]
    [InlineData("2026-01-11", "2026-01-10", "Circular.Future")]
    [InlineData("2025-10-31", "2026-01-10", "Circular.BeforeOpening")]
    [InlineData("2025-11-01", "2026-01-10", null)]
    [InlineData(null, "2026-01-10", "Circular.NoDay")]
    public void Day_of_a_circular_has_come_and_the_collecting_had_begun(string? day, string today, string? refused)
    {
        DateOnly? asked = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        void Require() => CollectionDates.None.RequireToldOf(2025, asked, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        if (refused is null)
        {
            Require();
        }
        else
        {
            Assert.Equal((refused, "Day"), (Assert.Throws<RefusedException>(Require).Key, Assert.Throws<RefusedException>(Require).Reasons[0].Place));
        }
    }

    [Fact]
    public void Day_of_a_circular_before_the_office_opened_is_refused()
    {
        CollectionDates dates = new() { OpensOn = new DateOnly(2026, 1, 5) };

        Assert.Equal("Circular.BeforeOpening", Assert.Throws<RefusedException>(() => dates.RequireToldOf(2025, new DateOnly(2026, 1, 4), Tenth)).Key);
        Assert.Equal(new DateOnly(2026, 1, 5), dates.RequireToldOf(2025, new DateOnly(2026, 1, 5), Tenth));
    }
}
