using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

public class ReportFatesTests
{
    private static readonly DateTime At = new(2024, 1, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CheckReport InOrder = new([], []);
    private static readonly Actor Clerk = new(1, "张三", Role.Clerk, Units.Township());
    private static readonly Actor Officer = new(2, "李四", Role.Officer, Units.County());
    private static readonly Actor Administrator = new(3, "王五", Role.Administrator, Units.County());

    public static TheoryData<ReportStatus, ReportStatus?, bool> EveryMeeting
    {
        get
        {
            TheoryData<ReportStatus, ReportStatus?, bool> data = [];
            foreach (var mine in Enum.GetValues<ReportStatus>())
            {
                foreach (var theirs in Enum.GetValues<ReportStatus>().Select(s => (ReportStatus?)s).Prepend(null))
                {
                    data.Add(mine, theirs, false);
                    data.Add(mine, theirs, true);
                }
            }

            return data;
        }
    }

    /// <summary>Whatever is chosen, a published figure counts exactly once, and of a unit recorded twice only one report does.</summary>
    [Theory, MemberData(nameof(EveryMeeting))]
    public void Fates_lose_no_published_figure_and_double_none(ReportStatus mine, ReportStatus? theirs, bool isDuplicate)
    {
        var a = In(mine);
        var b = theirs is { } state ? In(state) : null;

        foreach (var fate in ReportFates.Of(a, b, true, isDuplicate))
        {
            var keepsMine = ReportFates.Keeps(a, b, fate);
            var keepsTheirs = b is not null && fate is not (ReportFate.Move or ReportFate.Replaces);
            Assert.True(fate != ReportFate.Move || a.Editions == 0, "What is public never becomes another unit's.");
            Assert.True(fate != ReportFate.Move || b is null || b.Editions == 0, "What is public is never put aside for a working copy.");
            Assert.True(a.Editions == 0 || keepsMine || fate == ReportFate.Replaced);
            Assert.True(!isDuplicate || b is null || !(keepsMine && keepsTheirs), $"{fate} counts the one unit twice.");
        }
    }

    [Fact]
    public void Fates_without_successor_or_of_closed_report_leave_it_where_it_is()
    {
        var closed = In(ReportStatus.Draft);
        closed.Close("并入", null, Administrator, At);

        Assert.Equal([ReportFate.Stay], ReportFates.Of(In(ReportStatus.Draft), null, false, false));
        Assert.Equal([ReportFate.Stay], ReportFates.Of(closed, In(ReportStatus.Draft), true, false));
        Assert.DoesNotContain(ReportFate.Move, ReportFates.Of(In(ReportStatus.Draft), closed, true, false));
    }

    [Fact]
    public void Fates_nothing_at_the_successor_asks_nobody()
    {
        Assert.Equal(ReportFate.Move, ReportFates.Of(In(ReportStatus.Returned), null, true, false)[0]);
        Assert.Equal(ReportFate.Stay, ReportFates.Of(In(ReportStatus.Submitted), null, true, false)[0]);
        Assert.False(ReportFates.Asks(null, ReportFates.Of(In(ReportStatus.Draft), null, true, false)));
        Assert.True(ReportFates.Asks(In(ReportStatus.Draft), ReportFates.Of(In(ReportStatus.Draft), In(ReportStatus.Draft), true, false)));
    }

    [Theory]
    [InlineData(ReportStatus.Draft)]
    [InlineData(ReportStatus.Submitted)]
    [InlineData(ReportStatus.Returned)]
    [InlineData(ReportStatus.Approved)]
    [InlineData(ReportStatus.Published)]
    public void Closed_report_allows_no_step_and_waits_for_nobody(ReportStatus status)
    {
        var report = In(status);

        report.Close("并入平安镇", 7, Administrator, At);

        Assert.DoesNotContain(Enum.GetValues<ReportStep>(), report.Allows);
        Assert.Equal((7, "王五"), (report.Closing!.ReplacedById, report.Closing.By));
        Assert.DoesNotContain(report.Status, new[] { ReportStatus.Submitted, ReportStatus.Approved });
        Assert.Equal(AnnualReport.IsClosed, Assert.Throws<RefusedException>(() => report.Require(ReportStep.Save)).Key);
        Assert.Throws<RefusedException>(() => report.GiveTo(Units.Department(), "并入", Administrator, At));
    }

    [Theory]
    [InlineData(ReportStatus.Draft, ReportStatus.Draft)]
    [InlineData(ReportStatus.Submitted, ReportStatus.Draft)]
    [InlineData(ReportStatus.Returned, ReportStatus.Returned)]
    public void Report_given_to_another_unit_is_with_its_clerk(ReportStatus before, ReportStatus after)
    {
        var report = In(before);
        var heir = Units.Department();

        report.GiveTo(heir, "并入", Administrator, At);

        Assert.Equal((after, heir.Code, heir.Place), (report.Status, report.UnitCode, report.Place));
        Assert.True(report.Allows(ReportStep.Save));
    }

    [Fact]
    public void Report_on_a_desk_comes_back_before_it_goes_to_another_unit()
    {
        var report = In(ReportStatus.Draft);
        report.SendForSigning(Clerk, At);

        report.GiveTo(Units.Department(), "并入", Administrator, At);

        Assert.Null(report.Desk);
        Assert.Equal(ReportStep.RecallInside, report.Decisions[^1].Step);
    }

    private static AnnualReport In(ReportStatus status)
    {
        var unit = Units.Township();
        var report = AnnualReport.Begin(unit, 2023, Sheets.Form2021, Sheets.Clean("2021"), "张三", At);
        if (status == ReportStatus.Draft)
        {
            return report;
        }

        report.Submit(InOrder, Clerk, At);
        if (status == ReportStatus.Returned)
        {
            report.Return("请核对。", Officer, At);
        }

        if (status is ReportStatus.Approved or ReportStatus.Published)
        {
            report.Approve(InOrder, Officer, At);
        }

        if (status == ReportStatus.Published)
        {
            report.Publish(unit, [], InOrder, Officer, At);
        }

        return report;
    }
}
