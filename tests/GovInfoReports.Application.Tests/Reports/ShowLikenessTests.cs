using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Application.Tests.Reports;

public class ShowLikenessTests
{
    private const int Year = 2025;
    private const string Overview = "白水镇在便民服务大厅设立查阅专区，由党政办逐日更新目录，全年公开惠民补贴名单和村级财务收支情况，群众可以随时查询。";

    private static readonly ReportKey Key = new(Office.Town, Year);

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_text_is_compared_with_the_units_last_and_with_published_neighbours_of_the_county(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, Year - 1, ("text.overview", $"2024年，{Overview}另外举办了一次开放日活动。"));
        await office.PublishedAsync(office.NeighbourClerk, Year, ("text.overview", $"本乡工作如下。{Overview}"));
        await office.PublishedAsync(office.ForeignClerk, Year, ("text.overview", Overview));
        await office.DraftAsync(office.Clerk, Year, ("text.overview", $"2025年，{Overview}"), ("text.otherMatters", string.Empty));

        var view = await office.Do<ShowLikeness, LikenessView>(l => l.OwnAsync(office.Clerk, Year, default));

        Assert.Equal((1, "云台县白水镇人民政府"), (view.Compared, view.UnitName));
        Assert.Equal(["overview", "problems", "otherMatters"], view.Sections.Select(s => s.Section.Code));
        var overview = view.Sections[0];
        Assert.Equal((Year - 1, "云台县白水镇人民政府"), (overview.LastYear!.Year, overview.LastYear.UnitName));
        Assert.InRange(overview.LastYear.Likeness.Percent, 60, 95);
        var neighbour = Assert.Single(overview.Neighbours);
        Assert.Equal("云台县东岭乡人民政府", neighbour.UnitName);
        Assert.InRange(neighbour.Likeness.Percent, 70, 99);
        var passage = neighbour.Likeness.Passages[0];
        var words = overview.Text.Substring(passage.Offset, passage.Length);
        Assert.StartsWith("白水镇在便民服务大厅", words, StringComparison.Ordinal);
        Assert.Equal(words, neighbour.Text!.Substring(passage.OtherOffset, passage.OtherLength));
        Assert.Equal(100, view.Sections[1].LastYear!.Likeness.Percent);
        Assert.Empty(view.Sections[2].Neighbours);
    }

    [Theory, OnSqlite]
    public async Task What_a_neighbour_still_works_on_is_not_compared_with(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.NeighbourClerk, Year, ("text.overview", Overview));
        await office.DraftAsync(office.Clerk, Year, ("text.overview", Overview));

        var view = await office.Do<ShowLikeness, LikenessView>(l => l.OwnAsync(office.Clerk, Year, default));

        Assert.Equal(0, view.Compared);
        Assert.All(view.Sections, s => Assert.Empty(s.Neighbours));
        Assert.All(view.Sections, s => Assert.Null(s.LastYear));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_what_a_neighbour_submitted_a_clerk_learns_the_percent_and_the_officer_reads_it(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.NeighbourClerk, Year, ("text.overview", Overview));
        await office.SubmittedAsync(office.Clerk, Year, ("text.overview", $"本镇工作如下。{Overview}"));

        var own = Assert.Single((await office.Do<ShowLikeness, LikenessView>(l => l.OwnAsync(office.Clerk, Year, default))).Sections[0].Neighbours);
        var read = Assert.Single((await office.Do<ShowLikeness, LikenessView>(l => l.SubmittedAsync(office.Officer, Key, default))).Sections[0].Neighbours);

        Assert.Equal(("云台县东岭乡人民政府", false, null), (own.UnitName, own.IsPublished, own.Text));
        Assert.Empty(own.Likeness.Passages);
        Assert.InRange(own.Likeness.Percent, 70, 99);
        Assert.Equal((own.Likeness.Percent, Overview), (read.Likeness.Percent, read.Text));
        Assert.NotEmpty(read.Likeness.Passages);
    }

    [Theory, OnSqlite]
    public async Task An_officer_sees_what_was_submitted_and_never_what_the_clerk_still_writes(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.NeighbourClerk, Year, ("text.overview", Overview));
        await office.DraftAsync(office.Clerk, Year, ("text.overview", Overview));
        var before = await office.Do<ShowLikeness, LikenessView>(l => l.SubmittedAsync(office.Officer, Key, default));
        Assert.Empty(before.Sections);

        await office.SubmittedAsync(office.Clerk, Year, ("text.overview", Overview));
        var after = await office.Do<ShowLikeness, LikenessView>(l => l.SubmittedAsync(office.Officer, Key, default));

        Assert.Equal(100, Assert.Single(after.Sections[0].Neighbours).Likeness.Percent);
    }

    [Theory, OnSqlite]
    public async Task Others_are_refused_or_find_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, Year);

        await Refused.NotFoundAsync(() => office.Do<ShowLikeness>(l => l.OwnAsync(office.Clerk, Year - 1, default)));
        await Refused.NotFoundAsync(() => office.Do<ShowLikeness>(l => l.SubmittedAsync(office.OtherOfficer, Key, default)));
        await Refused.ForbiddenAsync(() => office.Do<ShowLikeness>(l => l.SubmittedAsync(office.Clerk, Key, default)));
        await Refused.ForbiddenAsync(() => office.Do<ShowLikeness>(l => l.OwnAsync(office.Officer, Year, default)));
        await Refused.ForbiddenAsync(() => office.Do<ShowLikeness>(l => l.SubmittedAsync(office.Auditor, Key, default)));
    }
}
