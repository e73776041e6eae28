using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Organisations;

public class PostTests
{
    private static readonly DateOnly Today = new(2026, 1, 10);

    [Theory]
    [InlineData(-1, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 2, false)]
    [InlineData(-2, -1, false)]
    [InlineData(-2, null, true)]
    public void RunsOn_counts_the_first_and_the_last_day(int from, int? until, bool runs) =>
        Assert.Equal(runs, Post.At(Role.Clerk, 1, Today.AddDays(from), until is { } days ? Today.AddDays(days) : null).RunsOn(Today));

    [Fact]
    public void At_with_an_end_before_its_beginning_is_refused() => Refused.By("Post.UntilBeforeFrom", () => Post.At(Role.Clerk, 1, Today, Today.AddDays(-1)));

    [Theory]
    [InlineData(Role.Clerk, 1, 5, null, true)]
    [InlineData(Role.Clerk, 1, 6, null, false)]
    [InlineData(Role.Clerk, 1, -9, -1, false)]
    [InlineData(Role.Signer, 1, 0, null, false)]
    [InlineData(Role.Clerk, 2, 0, null, false)]
    public void Doubles_is_the_same_role_at_the_same_unit_on_a_day_at_least(Role role, int unit, int from, int? until, bool doubles) =>
        Assert.Equal(doubles, Post.At(Role.Clerk, 1, Today, Today.AddDays(5)).Doubles(Post.At(role, unit, Today.AddDays(from), until is { } days ? Today.AddDays(days) : null)));

    [Fact]
    public void End_is_refused_before_yesterday_and_once_it_has_ended()
    {
        var post = Post.At(Role.Clerk, 1);

        Refused.By("Post.EndsInThePast", () => post.End(Today.AddDays(-2), Today));
        Refused.By("Post.OwnSuccessor", () => post.End(Today, Today, post.AccountId));
        post.End(Today, Today, 7);
        post.End(Today.AddDays(-1), Today, 8);

        Assert.Equal((Today.AddDays(-1), 8, false), (post.Until, post.SuccessorId, post.RunsOn(Today)));
        Refused.By("Post.HasEnded", () => post.End(Today, Today));
    }
}
