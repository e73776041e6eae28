using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Review;

public sealed class WhoDecidesTests
{
    private const string Province = "990000";
    private const string City = "990100";
    private static readonly ReportKey Key = new(Office.Town, 2025);

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_nearest_office_decides_and_those_above_look_on(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (county, city, province) = (await OfficerAsync(office, Office.County), await OfficerAsync(office, City), await OfficerAsync(office, Province));
        await office.SubmittedAsync(office.Clerk with { AccountId = 1001 }, 2025);

        foreach (var above in new[] { city, province })
        {
            var view = await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(above, Key, default));
            Assert.Equal(new Decider(false, "云台县"), view.Decider);
            Assert.False(view.Allows(ReportStep.Approve));
            await RefusedAllAsync(office, above);
            Assert.Equal((0, 1), await CountsAsync(office, above));
            Assert.Empty(await office.Do<Inbox, IReadOnlyList<WaitingYear>>(i => i.WaitingAsync(above, [2025], default)));
            Assert.Null(await office.Do<Inbox, FoundUnit?>(i => i.NextAsync(above, 2025, ReportStatus.Submitted, "x", default)));
            Assert.Empty((await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(above, new InboxList(2025, ReportStatus.Submitted), default))).Items);
            var looked = Assert.Single((await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(above, new InboxList(2025, ReportStatus.Submitted, Elsewhere: true), default))).Items);
            Assert.Equal((Office.Town, "云台县"), (looked.Key.UnitCode, looked.Office));
        }

        Assert.True((await office.Do<ReviewReport, ReviewView>(r => r.GetAsync(county, Key, default))).Allows(ReportStep.Approve));
        Assert.Equal((1, 0), await CountsAsync(office, county));
        Assert.Empty((await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(county, new InboxList(2025, ReportStatus.Submitted, Elsewhere: true), default))).Items);
        Assert.Equal([county.AccountId], await ToldAsync(office));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(county, Key, revision, default));
        revision = await office.RevisionAsync(Office.Town, 2025);
        var upcoming = Assert.Single(await office.Do<PreparePublication, IReadOnlyList<UpcomingEdition>>(p => p.GetAsync(city, 2025, [Office.Town], default)));
        Assert.NotNull(upcoming.Problem);
        await Refused.ByAsync(WhoDecides.Elsewhere, () => office.Do<PublishReport>(p => p.ExecuteAsync(city, Key, revision, default)));
        await office.Do<PublishReport>(p => p.ExecuteAsync(county, Key, revision, default));
        await Refused.ByAsync(WhoDecides.Elsewhere, () => office.Do<OpenCorrection>(c => c.ExecuteAsync(province, Key, "漏计一件", default)));
        await office.Do<OpenCorrection>(c => c.ExecuteAsync(office.Clerk, Key, "漏计一件", default));
    }

    [Theory, OnSqlite]
    public async Task Where_the_nearest_office_has_no_active_officer_the_next_one_decides(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (county, province) = (await OfficerAsync(office, Office.County), await OfficerAsync(office, Province));
        await office.SubmittedAsync(office.Clerk, 2025);
        Assert.Equal((0, 1), await CountsAsync(office, province));

        await using (var db = office.OpenStore())
        {
            await db.Users.Where(a => a.Id == county.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsActive, false));
        }

        Assert.Equal((1, 0), await CountsAsync(office, province));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(province, Key, revision, "请补充", default));
        await office.Do<WhoDecides>(async w => Assert.Equal(new Decider(true, "青石省"), await w.OfAsync(province.Unit, Office.Town, office.Clerk.Unit.Place, default)));
    }

    [Theory, OnSqlite]
    public async Task Other_roles_decide_nothing_and_another_countys_officer_finds_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await OfficerAsync(office, Office.County);
        var other = await OfficerAsync(office, Office.OtherCounty);
        await office.SubmittedAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);

        foreach (var actor in new[] { office.Clerk, office.NeighbourClerk, office.Administrator, office.Auditor, office.Clerk with { Role = Role.Signer } })
        {
            await Refused.ForbiddenAsync(() => office.Do<ApproveReport>(a => a.ExecuteAsync(actor, Key, revision, default)));
            await Refused.ForbiddenAsync(() => office.Do<PublishReport>(a => a.ExecuteAsync(actor, Key, revision, default)));
            await Refused.ForbiddenAsync(() => office.Do<PreparePublication>(p => p.GetAsync(actor, 2025, [Office.Town], default)));
            await Refused.ForbiddenAsync(() => office.Do<Inbox>(i => i.ListAsync(actor, new InboxList(2025, ReportStatus.Submitted, Elsewhere: true), default)));
        }

        await Refused.NotFoundAsync(() => office.Do<ApproveReport>(a => a.ExecuteAsync(other, Key, revision, default)));
        Assert.Empty(await office.Do<PreparePublication, IReadOnlyList<UpcomingEdition>>(p => p.GetAsync(other, 2025, [Office.Town], default)));
        Assert.Equal((0, 0), await CountsAsync(office, other));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_province_that_decides_from_above_decides_and_is_told_beside_the_county(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider, services: s => s.AddSingleton(new DecisionSettings { FromAbove = new HashSet<string> { Province } }));
        var (county, city, province) = (await OfficerAsync(office, Office.County), await OfficerAsync(office, City), await OfficerAsync(office, Province));
        await office.SubmittedAsync(office.Clerk, 2025);

        Assert.Equal([county.AccountId, province.AccountId], (await ToldAsync(office)).Order());
        Assert.Equal((1, 0), await CountsAsync(office, province));
        Assert.Equal((0, 1), await CountsAsync(office, city));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(province, Key, revision, default));
    }

    // The condition for lists and the answer for one report are written apart; they have to say the same.
    [Theory, OnSqlite, OnSqlServer]
    public async Task Lists_and_single_reports_agree_whoever_is_at_work(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        string[] offices = [Office.County, Office.OtherCounty, City, Province];
        Dictionary<string, Unit> units;
        await using (var db = office.OpenStore())
        {
            var county = await db.Units.SingleAsync(u => u.Code == Office.County);
            var city = await db.Units.SingleAsync(u => u.Code == City);
            db.Units.AddRange(
                Unit.Create("990101-JYJ", "云台县教育局", UnitLevel.Department, county, true),
                Unit.Create("990100-CZJ", "临溪市财政局", UnitLevel.Department, city, true));
            await db.SaveChangesAsync();
            units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code);
            foreach (var unit in units.Values)
            {
                db.Reports.Add(AnnualReport.Begin(unit, 2025, Domain.Form.FormCatalog.Official().ForYear(2025)!, Domain.Content.ReportContent.EmptyFor(Domain.Form.FormCatalog.Official().ForYear(2025)!), "张三", DateTime.UnixEpoch));
            }

            await db.SaveChangesAsync();
        }

        List<(string Office, int Id)> people = [];
        foreach (var code in offices)
        {
            people.Add((code, (await OfficerAsync(office, code)).AccountId));
        }

        for (var some = 0; some < 1 << offices.Length; some++)
        {
            await using var db = office.OpenStore();
            var active = people.Where((_, i) => (some & (1 << i)) != 0).Select(p => p.Id).ToList();
            await db.Users.ExecuteUpdateAsync(a => a.SetProperty(x => x.IsActive, x => active.Contains(x.Id)));
            foreach (var decider in units.Values)
            {
                await office.Do<WhoDecides>(async who =>
                {
                    var listed = await db.Reports.AsNoTracking().In(decider).Where(await who.OwnAsync(decider, default)).Select(r => r.UnitCode).ToListAsync();
                    List<string> single = [];
                    foreach (var unit in units.Values)
                    {
                        if ((await who.OfAsync(decider, unit.Code, unit.Place, default)).Decides)
                        {
                            single.Add(unit.Code);
                        }
                    }

                    Assert.Equal(single.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
                });
            }
        }
    }

    private static async Task RefusedAllAsync(Office office, Actor above)
    {
        var revision = await office.RevisionAsync(Office.Town, 2025);
        foreach (var act in new Func<Task>[]
        {
            () => office.Do<ApproveReport>(a => a.ExecuteAsync(above, Key, revision, default)),
            () => office.Do<ReturnReport>(r => r.ExecuteAsync(above, Key, revision, "请改", default)),
            () => office.Do<CommentOnReport>(c => c.ExecuteAsync(above, Key, 1, "title", "请改", default)),
            () => office.Do<ChangeComment>(c => c.ExecuteAsync(above, Key, 1, "请改", default)),
            () => office.Do<ChangeComment>(c => c.RemoveAsync(above, Key, 1, default)),
            () => office.Do<SettleComment>(s => s.ExecuteAsync(above, Key, 1, 1, true, default)),
        })
        {
            var refused = await Refused.ByAsync(WhoDecides.Elsewhere, act);
            Assert.Equal("云台县", refused.Arguments[0]);
        }

        var outcome = Assert.Single(await office.Do<DecideMany, IReadOnlyList<ManyOutcome>>(d => d.ExecuteAsync(above, ReportStep.Approve, [(Key, revision)], default)));
        Assert.Equal("这份报告由云台县审核决定，本机关可以查看。", outcome.Problem);
    }

    private static async Task<(int Own, int Elsewhere)> CountsAsync(Office office, Actor actor)
    {
        var counts = await office.Do<Inbox, InboxCounts>(i => i.CountAsync(actor, 2025, default));
        return (counts.Of(ReportStatus.Submitted), counts.Elsewhere(ReportStatus.Submitted));
    }

    private static async Task<List<int>> ToldAsync(Office office)
    {
        await using var db = office.OpenStore();
        return await db.Notices.Where(n => n.Kind == NoticeKinds.Submitted).Select(n => n.AccountId).ToListAsync();
    }

    private static async Task<Actor> OfficerAsync(Office office, string unit)
    {
        await using var db = office.OpenStore();
        Account account = new()
        {
            UserName = $"officer{unit}",
            NormalizedUserName = $"OFFICER{unit}",
            DisplayName = "审核员",
            Posts = { Post.At(Role.Officer, await db.Units.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync()) },
            CreatedAt = DateTime.UnixEpoch,
        };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new Actor(account.Id, account.DisplayName, Role.Officer, await db.Units.AsNoTracking().SingleAsync(u => u.Code == unit));
    }
}
