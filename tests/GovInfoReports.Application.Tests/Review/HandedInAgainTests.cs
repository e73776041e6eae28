using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Review;

public sealed class HandedInAgainTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite]
    public async Task Report_handed_in_again_is_listed_until_it_is_looked_at_and_shown_by_what_changed(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        Assert.Empty(await AgainAsync(office, office.Officer));
        Assert.Null((await CompareAsync(office)).Changes);

        await office.Do<WithdrawReport>(o => o.ExecuteAsync(office.Clerk, 2025, default));
        await office.SaveAsync(office.Clerk, 2025, (Licensing, "3"), ("text.otherMatters", "本年度收取信息处理费 0 元。没有别的事项。"));
        await SubmitAsync(office);

        var again = Assert.Single(await AgainAsync(office, office.Officer));
        Assert.Equal((Key, 2, 1), (again.Key, again.Round, again.LookedRound));
        Assert.NotNull(again.SubmittedAt);
        Assert.Equal(1, await office.Do<HandedInAgain, int>(h => h.CountAsync(office.Officer, 2025, default)));
        Assert.Empty(await AgainAsync(office, office.OtherOfficer));
        Assert.Empty(await AgainAsync(office, office.CityOfficer));
        for (var look = 0; look < 2; look++)
        {
            var since = await CompareAsync(office);
            Assert.Equal([Licensing, "text.otherMatters"], since.Changes!.Others);
            Assert.Equal((1, 2), (since.Before!.Round, since.Now.Round));
        }

        Assert.Empty(await AgainAsync(office, office.Officer));
        await Refused.NotFoundAsync(() => office.Do<CompareWithLook, ChangesSinceLook>(c => c.GetAsync(office.OtherOfficer, Key, default)));
        await using var db = office.OpenStore();
        Assert.Equal(2, await db.Notices.CountAsync(n => n.AccountId == office.Officer.AccountId && n.Kind == NoticeKinds.Submitted));
    }

    [Theory, OnSqlite]
    public async Task Draft_is_not_shown_by_what_changed(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);

        await Refused.NotFoundAsync(() => CompareAsync(office));
    }

    [Theory, OnSqlite]
    public async Task Nobody_but_officers_is_shown_what_was_handed_in_again(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        foreach (var other in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => AgainAsync(office, other));
            await Refused.ForbiddenAsync(() => office.Do<CompareWithLook, ChangesSinceLook>(c => c.GetAsync(other, Key, default)));
        }
    }

    private static Task<IReadOnlyList<AgainItem>> AgainAsync(Office office, Actor actor) => office.Do<HandedInAgain, IReadOnlyList<AgainItem>>(h => h.ListAsync(actor, 2025, default));

    private static Task<ChangesSinceLook> CompareAsync(Office office) => office.Do<CompareWithLook, ChangesSinceLook>(c => c.GetAsync(office.Officer, Key, default));

    private static async Task SubmitAsync(Office office)
    {
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
    }
}
