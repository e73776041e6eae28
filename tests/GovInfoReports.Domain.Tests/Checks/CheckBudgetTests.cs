using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Domain.Tests.Checks;

public class CheckBudgetTests
{
    private const int Short = 4_000;
    private const int Times = 4;

    public static TheoryData<string> Patterns =>
    [
        "[", "[1](a", "(", "（", "<", "*", "_", "|", "`", ">", "1", "1,", "\t", "&amp;", "、", "，", "。", "\n", "1\n", "一、", "（一）", "2023年", "12件", "12件，", "收到申请12件，", "收到申请12件。", "公开12件\n",
        "其中", "其中：1件，", "50%", "占50%，", "a@b", "第一，", "一是", "复议1件，", "诉讼1件；", "未收到申请。", "比上年增加1件，",
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Run_repeated_pattern_looks_at_as_many_pieces_as_the_text_is_long(string pattern)
    {
        var few = StepsFor(pattern, Short);
        var many = StepsFor(pattern, Times * Short);

        Assert.InRange(many, 1, (Times * few) + (few / 10));
    }

    [Fact]
    public void Run_time_is_over_says_so_and_blocks_submission()
    {
        var content = Sheets.Clean("2021").Set("requests.received.naturalPerson", 5);
        var used = TimeSpan.Zero;
        var asked = 0;
        using WorkBudget budget = new(TimeSpan.FromSeconds(2), () => ++asked > 60 ? used = TimeSpan.FromSeconds(3) : used, null, CancellationToken.None);

        var report = Sheets.Engine.Run(content, Sheets.Context("2021"), budget);

        var stopped = Assert.Single(report.Findings, f => f.Cause == "outOfTime");
        Assert.Contains("2秒", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(Tier.Error, stopped.Tier);
        Assert.False(report.AllowsSubmission([]));
        Assert.Contains(report.Outcomes, o => o.Status == RuleStatus.NotRun && o.Reason!.Contains("用时已到上限", StringComparison.Ordinal));
        Assert.Equal(RuleStatus.Failed, report.StatusOf("A1"));
        Assert.Equal(Sheets.Check(content).Outcomes.Select(o => o.Rule), report.Outcomes.Select(o => o.Rule));
    }

    [Fact]
    public void Run_asker_has_gone_stops()
    {
        using CancellationTokenSource asker = new();
        asker.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Sheets.Engine.Run(Sheets.Clean("2021"), Sheets.Context("2021"), asker.Token));
    }

    private static long StepsFor(string pattern, int length)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
        var content = Sheets.FiveGranted().WithText("overview", text) with { Preamble = text };
        using WorkBudget budget = new(TimeSpan.FromHours(1), CancellationToken.None);
        Sheets.Engine.Run(content, Sheets.Context("2021"), budget);
        return budget.Steps;
    }
}
