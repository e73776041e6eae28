namespace GovInfoReports.Domain.Tests;

public class WorkBudgetTests
{
    private TimeSpan _used;

    [Fact]
    public void Step_within_the_time_goes_on_and_is_counted()
    {
        using var budget = Budget(10);
        _used = TimeSpan.FromSeconds(9);

        budget.Step();
        budget.Step();

        Assert.Equal(2, budget.Steps);
        Assert.False(budget.IsSpent);
    }

    [Fact]
    public void Step_after_the_time_ends_the_work()
    {
        using var budget = Budget(10);
        _used = TimeSpan.FromSeconds(10);

        Assert.ThrowsAny<OperationCanceledException>(budget.Step);

        Assert.True(budget.IsSpent);
        Assert.True(budget.Token.IsCancellationRequested);
    }

    [Fact]
    public void Step_after_the_asker_has_gone_ends_the_work_without_spending_it()
    {
        using CancellationTokenSource asker = new();
        using WorkBudget budget = new(TimeSpan.FromSeconds(10), () => _used, null, asker.Token);
        asker.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(budget.Step);

        Assert.False(budget.IsSpent);
    }

    [Fact]
    public async Task PauseAsync_time_of_others_counts_for_neither_part_nor_whole()
    {
        using var whole = Budget(20);
        using WorkBudget part = new(TimeSpan.FromSeconds(10), () => _used, whole, whole.Token);

        var answer = await part.PauseAsync(_ => Task.FromResult(_used = TimeSpan.FromSeconds(60)));
        part.Step();
        whole.Step();
        _used = answer + TimeSpan.FromSeconds(15);

        Assert.ThrowsAny<OperationCanceledException>(part.Step);
        whole.Step();
        Assert.True(part.IsSpent);
        Assert.False(whole.IsSpent);
    }

    [Fact]
    public void Step_of_a_part_ends_with_the_whole()
    {
        using var whole = Budget(10);
        using WorkBudget part = new(TimeSpan.FromSeconds(100), whole);
        _used = TimeSpan.FromSeconds(11);
        Assert.ThrowsAny<OperationCanceledException>(whole.Step);

        Assert.ThrowsAny<OperationCanceledException>(part.Step);

        Assert.False(part.IsSpent);
    }

    [Fact]
    public void Token_ends_work_that_takes_no_steps()
    {
        using WorkBudget budget = new(TimeSpan.FromMilliseconds(1), CancellationToken.None);

        Assert.True(budget.Token.WaitHandle.WaitOne(TimeSpan.FromMinutes(2)));
        Assert.True(budget.IsSpent);
    }

    private WorkBudget Budget(int seconds) => new(TimeSpan.FromSeconds(seconds), () => _used, null, CancellationToken.None);
}
