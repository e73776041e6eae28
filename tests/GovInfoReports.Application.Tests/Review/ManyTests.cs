using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Review;

public sealed class ManyTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private static readonly ReportKey Key = new(Office.Town, 2025);
    private static readonly ReportKey Neighbours = new(Office.Neighbour, 2025);

    [Theory, OnSqlite]
    public async Task Several_are_returned_for_one_reason_and_the_others_say_why_not(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        var town = await office.SubmittedAsync(office.Clerk, 2025);
        var neighbour = await office.DraftAsync(office.NeighbourClerk, 2025);
        var foreign = await office.SubmittedAsync(office.ForeignClerk, 2025);
        (ReportKey, Guid)[] picked = [(Key, town.Revision), (Neighbours, neighbour.Revision), (new ReportKey(Office.Foreign, 2025), foreign.Revision)];

        await Refused.ByAsync("Reason.Required", () => office.Do<DecideMany>(d => d.ReturnAsync(office.Officer, " ", picked, default)));
        var outcomes = await office.Do<DecideMany, IReadOnlyList<ManyOutcome>>(d => d.ReturnAsync(office.Officer, "请补写整改情况。", picked, default));

        Assert.Equal([true, false, false], outcomes.Select(o => o.Problem is null));
        Assert.Equal("云台县东岭乡人民政府", outcomes[1].UnitName);
        var returned = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal((ReportStatus.Returned, "请补写整改情况。"), (returned.Status, returned.Decisions[^1].Reason));
        Assert.Equal(ReportStatus.Draft, (await office.ReportAsync(Office.Neighbour, 2025)).Status);
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(Office.Foreign, 2025)).Status);
    }

    [Theory, OnSqlite]
    public async Task One_comment_to_several_is_an_ordinary_comment_of_each(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        var town = await office.SubmittedAsync(office.Clerk, 2025);
        await office.SubmittedAsync(office.NeighbourClerk, 2025, ("text.problems", SampleReports.Problems(Office.Neighbour, 2025)));
        await office.SubmittedAsync(office.ForeignClerk, 2025);
        (string, int)[] picked = [(Office.Town, town.Round), (Office.Neighbour, 9), (Office.Foreign, 1)];
        Task<IReadOnlyList<ManyOutcome>> DoAsync(string place, string text) =>
            office.Do<CommentOnMany, IReadOnlyList<ManyOutcome>>(c => c.ExecuteAsync(office.Officer, 2025, place, text, picked, default));

        await Refused.ByAsync("Place.Unknown", () => DoAsync("nowhere", "请核对。"));
        await Refused.ByAsync("Reason.Required", () => DoAsync(Licensing, " "));
        var outcomes = await DoAsync(Licensing, "请与台账核对。");

        Assert.Equal([true, false, false], outcomes.Select(o => o.Problem is null));
        await using var db = office.OpenStore();
        var comment = Assert.Single((await db.Reports.Include(r => r.Comments).ToListAsync()).SelectMany(r => r.Comments));
        Assert.Equal((Licensing, "请与台账核对。", CommentState.Open), (comment.Place, comment.Text, comment.State));
    }

    [Theory, OnSqlite]
    public async Task Nobody_but_officers_returns_and_comments_on_several(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        foreach (var other in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<CommentOnMany>(c => c.ExecuteAsync(other, 2025, Licensing, "x", [], default)));
            await Refused.ForbiddenAsync(() => office.Do<DecideMany>(c => c.ReturnAsync(other, "x", [], default)));
        }
    }
}
