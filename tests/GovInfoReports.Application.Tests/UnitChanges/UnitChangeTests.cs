using GovInfoReports.Application.Browsing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Tests.RollUps;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.UnitChanges;

public class UnitChangeTests
{
    private const int Year = Changes.Year;

    public static TheoryData<Role> Others => [.. Enum.GetValues<Role>().Where(r => r != Role.Administrator)];

    private static (string, string)[] Licences(int count, string place) =>
        [(Government.Licences, count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("text.problems", SampleReports.Problems(place, Year))];

    private static Task<BoardView> BoardAsync(Changes changes, int year = Year, Actor? officer = null) =>
        changes.Office.Do<Board, BoardView>(b => b.GetAsync(officer ?? changes.Office.Officer, null, year, default));

    private static async Task FreezeAsync(Changes changes, int year = Year) => await changes.Office.Do<SetCollectionDays>(async s =>
        await s.ExecuteAsync(changes.Office.Officer, null, year, default, new CollectionDates { SubmitBy = new(year + 1, 1, 20) }, null, default));

    private static Task<int> AddAccountsAsync(Changes changes, string unit, params Role[] roles) => changes.ReadAsync(async db =>
    {
        var id = await db.Units.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync();
        db.Users.AddRange(roles.Select((r, i) => new Account { UserName = $"{unit}-{i}", NormalizedUserName = $"{unit}-{i}", DisplayName = $"某人{i}", Posts = { Post.At(r, id) }, SecurityStamp = "before" }));
        return await db.SaveChangesAsync();
    });

    [Theory, OnSqlite]
    public async Task Abolish_with_successor_keeps_reports_and_addresses_and_says_who_follows(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.PublishedAsync(changes.Office.Clerk, 2024, ("requests.carriedForward.naturalPerson", "0"));
        await changes.Office.DraftAsync(changes.Office.Clerk, Year);
        await AddAccountsAsync(changes, Office.Town, Role.Clerk, Role.Signer, Role.Officer);
        await FreezeAsync(changes);

        var preview = await changes.DoAsync(Office.Town, Changes.Abolish(Office.Neighbour));

        Assert.Equal((1, 1, 0, 2, 1), (preview.Published, preview.Moving, preview.Closing, preview.AccountsMoving, preview.AccountsShut));
        Assert.Equal(2024, Assert.Single(preview.Carried).Year);
        Assert.Equal(("云台县", Year, "云台县白水镇人民政府", false), Assert.Single(preview.Collections.Select(c => (c.Area, c.Year, c.UnitName, c.IsIncluded))));
        Assert.False((await changes.UnitAsync(Office.Town)).IsActive);
        Assert.Null(await changes.ReportAsync(Office.Town));
        Assert.Equal(ReportStatus.Draft, (await changes.ReportAsync(Office.Neighbour))!.Status);
        var gone = await changes.Office.Do<PublicReports, UnitView>(p => p.UnitAsync(Office.Town, default));
        var follows = await changes.Office.Do<PublicReports, UnitView>(p => p.UnitAsync(Office.Neighbour, default));
        Assert.Equal(2024, Assert.Single(gone.Editions).Year);
        Assert.Equal((Office.Neighbour, Changes.Day, SuccessionKind.Abolished, "机构撤销", true), Assert.Single(gone.Successors.Select(s => (s.Code!, s.Day, s.Kind, s.Reason, s.TakesCarriedForward))));
        Assert.Equal((Office.Town, Changes.Day, SuccessionKind.Abolished), Assert.Single(follows.Predecessors.Select(s => (s.Code!, s.Day, s.Kind))));
        var users = await changes.ReadAsync(db => db.Users.AsNoTracking().Include(a => a.Posts).ThenInclude(p => p.Unit).OrderBy(a => a.UserName).ToListAsync());
        Assert.Equal([(Role.Clerk, Office.Neighbour, true), (Role.Signer, Office.Neighbour, true), (Role.Officer, Office.Town, false)], users.Select(a => (a.Posts.MaxBy(p => p.Id)!.Role, a.Posts.MaxBy(p => p.Id)!.Unit.Code, a.IsActive)));
        Assert.DoesNotContain("before", users.Select(a => a.SecurityStamp));
        Assert.Equal("「云台县白水镇人民政府」的未办结申请由本单位承接", (await changes.ReadAsync(db => db.Notices.SingleAsync())).Title);
        Assert.Equal(2024, Assert.Single(await changes.Office.Do<CarriedForward, IReadOnlyList<CarriedLine>>(async c => await c.IntoAsync((await changes.UnitAsync(Office.Neighbour)).Id, Year, default))).Year);
    }

    [Theory, OnSqlite]
    public async Task Abolish_without_successor_closes_what_was_not_submitted_and_next_year_expects_nothing(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        var draft = await changes.Office.DraftAsync(changes.Office.Clerk, Year, (Government.Licences, "7"));

        var preview = await changes.DoAsync(Office.Town, Changes.Abolish());

        Assert.Equal((0, 0, 1), (preview.Published, preview.Moving, preview.Closing));
        var closed = (await changes.ReportAsync(Office.Town))!;
        Assert.Equal(("机构撤销", (int?)null), (closed.Closing!.Reason, closed.Closing.ReplacedById));
        Assert.Equal(ReportContentJson.Hash(draft.Draft.Content), ReportContentJson.Hash(closed.Draft.Content));
        await Refused.ByAsync(AnnualReport.IsClosed, () => changes.Office.Do<SubmitReport>(s => s.ExecuteAsync(changes.Office.Clerk, Year, closed.Revision, default)));
        Assert.Equal(CellValue.Of(7), (await changes.Office.Do<OpenReport, ReportView>(o => o.ViewAsync(changes.Office.Officer, new ReportKey(Office.Town, Year), default))).Report.Draft.Content.Figures[CellId.Parse(Government.Licences)]);
        changes.Office.Clock.Now = new DateTimeOffset(2028, 1, 10, 2, 0, 0, TimeSpan.Zero);
        Assert.DoesNotContain(Office.Town, (await BoardAsync(changes, 2027)).Rows.Select(r => r.Code));
    }

    [Theory, OnSqlite]
    public async Task Abolished_before_its_list_was_frozen_stays_on_the_board_with_reason_and_successor_and_when_it_is_frozen(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.DoAsync(Office.Town, Changes.Abolish(Office.Neighbour));

        var tree = Assert.Single((await BoardAsync(changes)).Rows, r => r.Code == Office.Town);
        await FreezeAsync(changes);
        var frozen = Assert.Single((await BoardAsync(changes)).Rows, r => r.Code == Office.Town);

        Assert.Equal((false, ExpectedKind.Abolished, "机构撤销", "云台县东岭乡人民政府"), (tree.IsIncluded, tree.Kind!.Value, tree.Reason, tree.Successor));
        Assert.Equal((tree.IsIncluded, tree.Kind, tree.Reason, tree.Successor), (frozen.IsIncluded, frozen.Kind, frozen.Reason, frozen.Successor));
    }

    [Theory, OnSqlite]
    public async Task Merge_where_both_have_a_draft_asks_and_stores_nothing(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.DraftAsync(changes.Office.Clerk, Year);
        await changes.Office.DraftAsync(changes.Office.NeighbourClerk, Year);

        var preview = await changes.PreviewAsync(Office.Town, Changes.Merge(Office.Neighbour));
        await Refused.ByAsync("UnitChange.Choose", () => changes.ConfirmAsync(Office.Town, Changes.Merge(Office.Neighbour), preview.Stamp));

        var line = Assert.Single(preview.Reports);
        Assert.True(line.Asks);
        Assert.Null(line.Fate);
        Assert.Equal([ReportFate.Stay, ReportFate.Move], line.Allowed);
        Assert.True((await changes.UnitAsync(Office.Town)).IsActive);
        Assert.False(await changes.ReadAsync(db => db.UnitSuccessions.AnyAsync()));
    }

    [Theory, OnSqlite]
    public async Task Merge_keeping_theirs_closes_mine_and_keeping_mine_changes_places(DatabaseProvider provider)
    {
        foreach (var fate in new[] { ReportFate.Stay, ReportFate.Move })
        {
            await using var changes = await Changes.OpenAsync(provider);
            await changes.Office.SubmittedAsync(changes.Office.Clerk, Year, Licences(5, "白水"));
            await changes.Office.DraftAsync(changes.Office.NeighbourClerk, Year, Licences(8, "东岭"));

            var preview = await changes.DoAsync(Office.Town, Changes.Merge(Office.Neighbour, (Office.Town, Year, fate)));

            var (kept, aside) = ((await changes.ReportAsync(Office.Neighbour))!, (await changes.ReportAsync(Office.Town))!);
            var heir = await changes.UnitAsync(Office.Neighbour);
            Assert.Equal(1, preview.Closing);
            Assert.Equal((fate == ReportFate.Stay ? 8 : 5, fate == ReportFate.Stay ? 5 : 8), (kept.Draft.Content.Figures[CellId.Parse(Government.Licences)].Number, aside.Draft.Content.Figures[CellId.Parse(Government.Licences)].Number));
            Assert.Null(kept.Closing);
            Assert.Equal((heir.Id, ReportStatus.Draft), (aside.Closing!.ReplacedById!.Value, aside.Status));
            Assert.Equal(2, await changes.ReadAsync(db => db.Reports.CountAsync()));
        }
    }

    [Theory, OnSqlite]
    public async Task Merge_of_two_into_a_new_unit_makes_it_and_takes_one_draft_a_year(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.DraftAsync(changes.Office.Clerk, Year);
        await changes.Office.DraftAsync(changes.Office.NeighbourClerk, Year);
        var input = Changes.Merge("990101150") with { SuccessorName = "云台县白东镇人民政府", Others = Office.Neighbour };

        var both = await changes.PreviewAsync(Office.Town, input);
        Assert.Null(await changes.ReadAsync(db => db.Units.SingleOrDefaultAsync(u => u.Code == "990101150")));
        await Refused.ByAsync("UnitChange.OneOnly", () => changes.ConfirmAsync(Office.Town, input, both.Stamp));
        Assert.Null(await changes.ReadAsync(db => db.Units.SingleOrDefaultAsync(u => u.Code == "990101150")));
        input = input with { Fates = new Dictionary<string, ReportFate> { [UnitChangeInput.FateKey(Office.Neighbour, Year)] = ReportFate.Stay } };
        await changes.DoAsync(Office.Town, input);

        Assert.Equal(Office.County, (await changes.UnitAsync("990101150")).ParentCode);
        Assert.NotNull(await changes.ReportAsync("990101150"));
        Assert.NotNull((await changes.ReportAsync(Office.Neighbour))!.Closing);
        Assert.Equal(2, await changes.ReadAsync(db => db.UnitSuccessions.CountAsync(s => s.Kind == SuccessionKind.Merged)));
    }

    [Theory, OnSqlite]
    public async Task Merge_keeps_published_figures_in_the_roll_up_and_moves_the_membership_of_drafts(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.PublishedAsync(changes.Office.NeighbourClerk, Year, Licences(8, "东岭"));
        await changes.Office.PublishedAsync(changes.Office.Clerk, Year, Licences(5, "白水"));
        await changes.Government.ChooseAsync();
        Assert.Equal((13, $"{Office.Town} {Office.Neighbour}"), await changes.SumAsync());

        await changes.DoAsync(Office.Town, Changes.Merge(Office.Neighbour));

        Assert.Equal((13, $"{Office.Town} {Office.Neighbour}"), await changes.SumAsync());
        Assert.True((await BoardAsync(changes)).Rows.Single(r => r.Code == Office.Town).IsIncluded);
        Assert.Null((await changes.ReportAsync(Office.Town))!.Closing);
    }

    [Theory, OnSqlite]
    public async Task Unit_recorded_twice_counts_once_and_the_other_stays_public_as_replaced(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.PublishedAsync(changes.Office.NeighbourClerk, Year, Licences(8, "东岭"));
        await changes.Office.PublishedAsync(changes.Office.Clerk, Year, Licences(5, "白水"));
        await changes.Government.ChooseAsync();
        var input = Changes.Merge(Office.Neighbour, (Office.Town, Year, ReportFate.Replaces)) with { IsDuplicate = true };

        var preview = await changes.DoAsync(Office.Town, input);

        Assert.Equal(1, preview.RollUps);
        Assert.Equal([ReportFate.Replaced, ReportFate.Replaces], Assert.Single(preview.Reports).Allowed);
        Assert.Equal((5, Office.Town), await changes.SumAsync());
        var replaced = await changes.Office.Do<PublicReports, EditionView>(p => p.EditionAsync(Office.Neighbour, Year, null, default));
        var counts = await changes.Office.Do<PublicReports, EditionView>(p => p.EditionAsync(Office.Town, Year, null, default));
        Assert.Equal((Office.Town, "乡镇撤并"), (replaced.ReplacedBy!.Code, replaced.ReplacedBy.Reason));
        Assert.Null(counts.ReplacedBy);
        await Refused.ByAsync(AnnualReport.IsClosed, () => changes.Office.Do<OpenCorrection>(c => c.ExecuteAsync(changes.Office.NeighbourClerk, new ReportKey(Office.Neighbour, Year), "漏计", default)));
    }

    [Theory, OnSqlite]
    public async Task Move_takes_drafts_along_and_leaves_what_is_published_in_the_old_county(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.PublishedAsync(changes.Office.Clerk, 2024, Licences(3, "白水去年"));
        await changes.Office.DraftAsync(changes.Office.Clerk, Year);
        await FreezeAsync(changes);

        var preview = await changes.DoAsync(Office.Town, Changes.Move(Office.OtherCounty));

        Assert.Equal((1, 1), (preview.Published, preview.Moving));
        var unit = await changes.UnitAsync(Office.Town);
        Assert.Equal((Office.Town, Office.OtherCounty, Office.OtherCounty), (unit.Code, unit.ParentCode, unit.CountyCode));
        Assert.Equal((Office.County, Changes.Day.AddDays(-1)), Assert.Single(unit.Names.Select(n => (n.ParentCode!, n.LastDay))));
        Assert.Equal(Office.OtherCounty, (await changes.ReportAsync(Office.Town))!.CountyCode);
        Assert.Equal(Office.County, (await changes.ReportAsync(Office.Town, 2024))!.CountyCode);
        Assert.Equal((3, Office.Town), await changes.SumAsync(year: 2024));
        Assert.Equal(0, (await changes.SumAsync(Office.OtherCounty, 2024)).Sum);
        Assert.False((await BoardAsync(changes)).Rows.Single(r => r.Code == Office.Town).IsIncluded);
        Assert.True((await BoardAsync(changes, officer: changes.Office.OtherOfficer)).Rows.Single(r => r.Code == Office.Town).IsIncluded);
    }

    [Theory, OnSqlite]
    public async Task Move_of_a_county_takes_what_lies_below_it_along(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.ReadAsync(async db =>
        {
            var province = await db.Units.SingleAsync(u => u.Code == "990000");
            db.Units.Add(Unit.Create("990200", "平川市", UnitLevel.City, province, false));
            return await db.SaveChangesAsync();
        });
        var input = Changes.Move("990200");
        Actor admin = new(9, "省管理员", Role.Administrator, await changes.UnitAsync("990000"));

        var preview = await changes.Office.Do<PreviewUnitChange, UnitChangePreview>(p => p.ExecuteAsync(admin, Office.County, input, default));
        await changes.Office.Do<MoveUnit>(m => m.ExecuteAsync(admin, Office.County, input, preview.Stamp, default));

        Assert.Equal(4, preview.Below);
        Assert.Equal(new Place("990000", "990200", Office.County), (await changes.UnitAsync(Office.Town)).Place);
    }

    [Theory, OnSqlite]
    public async Task Split_names_who_goes_on_with_open_applications(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        await changes.Office.DraftAsync(changes.Office.Clerk, Year);
        UnitChangeInput input = new() { Kind = UnitChangeKind.Split, Day = Changes.Day, Reason = "分设", Successor = Office.Neighbour, Others = "990101160 云台县白水东街道办事处" };

        await changes.DoAsync(Office.Town, input);

        var view = await changes.Office.Do<PublicReports, UnitView>(p => p.UnitAsync(Office.Town, default));
        Assert.Equal([(Office.Neighbour, true), ("990101160", false)], view.Successors.Select(s => (s.Code!, s.TakesCarriedForward)));
        Assert.NotNull(await changes.ReportAsync(Office.Neighbour));
    }

    [Theory, OnSqlite]
    public async Task Rename_from_a_day_shows_the_old_name_on_lists_of_years_that_were_due_before(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        changes.Office.Clock.Now = new DateTimeOffset(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
        UnitChangeInput input = new() { Kind = UnitChangeKind.Rename, Day = new DateOnly(2026, 3, 1), Reason = "撤镇设街道", Name = "云台县白水街道办事处" };

        await changes.DoAsync(Office.Town, input);

        Assert.Equal("云台县白水镇人民政府", (await BoardAsync(changes)).Rows.Single(r => r.Code == Office.Town).Name);
        Assert.Equal("云台县白水街道办事处", (await BoardAsync(changes, 2026)).Rows.Single(r => r.Code == Office.Town).Name);
        var view = await changes.Office.Do<PublicReports, UnitView>(p => p.UnitAsync(Office.Town, default));
        Assert.Equal(("云台县白水镇人民政府", new DateOnly(2026, 2, 28)), Assert.Single(view.Names.Select(n => (n.Name, n.LastDay))));
    }

    [Theory, OnSqlite]
    public async Task Change_since_the_preview_is_refused_with_nothing_stored(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        foreach (var input in new[] { Changes.Abolish(Office.Neighbour), Changes.Merge(Office.Neighbour), Changes.Move(Office.OtherCounty), new() { Kind = UnitChangeKind.Rename, Day = Changes.Day, Reason = "更名", Name = "云台县白水街道办事处" } })
        {
            var preview = await changes.PreviewAsync(Office.Town, input);
            await changes.ConfirmationRefusedAsync(Office.Town, input with { Reason = "另一个理由" }, preview.Stamp);
        }

        var seen = await changes.PreviewAsync(Office.Town, Changes.Abolish());
        await changes.Office.DraftAsync(changes.Office.Clerk, Year);
        await changes.ConfirmationRefusedAsync(Office.Town, Changes.Abolish(), seen.Stamp);
        seen = await changes.PreviewAsync(Office.Town, Changes.Abolish());
        await changes.Office.SaveAsync(changes.Office.Clerk, Year, (Government.Licences, "1"));
        await changes.ConfirmAsync(Office.Town, Changes.Abolish(), seen.Stamp);
    }

    [Theory, MemberData(nameof(Others))]
    public async Task Change_is_for_administrators(Role role)
    {
        await using var changes = await Changes.OpenAsync(DatabaseProvider.Sqlite);
        Actor actor = new(99, "某人", role, changes.Administrator.Unit);
        foreach (var input in new[] { Changes.Abolish(), Changes.Merge(Office.Neighbour), Changes.Move(Office.OtherCounty) })
        {
            await Refused.ForbiddenAsync(() => changes.Office.Do<PreviewUnitChange>(p => p.ExecuteAsync(actor, Office.Town, input, default)));
        }

        await Refused.ForbiddenAsync(() => changes.Office.Do<AbolishUnit>(o => o.ExecuteAsync(actor, Office.Town, Changes.Abolish(), null, default)));
        await Refused.ForbiddenAsync(() => changes.Office.Do<MergeUnits>(o => o.ExecuteAsync(actor, Office.Town, Changes.Merge(Office.Neighbour), null, default)));
        await Refused.ForbiddenAsync(() => changes.Office.Do<SplitUnit>(o => o.ExecuteAsync(actor, Office.Town, Changes.Merge(Office.Neighbour), null, default)));
        await Refused.ForbiddenAsync(() => changes.Office.Do<MoveUnit>(o => o.ExecuteAsync(actor, Office.Town, Changes.Move(Office.OtherCounty), null, default)));
    }

    [Theory, OnSqlite]
    public async Task Change_that_does_not_do_is_refused_at_its_field(DatabaseProvider provider)
    {
        await using var changes = await Changes.OpenAsync(provider);
        foreach (var (code, input, place, key) in new (string, UnitChangeInput, string?, string)[]
        {
            (Office.Town, new UnitChangeInput(), "Kind", "UnitChange.Kind"),
            (Office.Town, Changes.Abolish() with { Day = new DateOnly(2026, 1, 11) }, "Day", "UnitChange.Day"),
            (Office.Town, Changes.Abolish() with { Reason = " " }, "Reason", "Reason.Required"),
            (Office.Town, Changes.Merge(string.Empty), "Successor", "UnitChange.Successor"),
            (Office.Town, Changes.Merge(Office.County), "Successor", "UnitChange.SuccessorLevel"),
            (Office.Town, Changes.Merge("980101100"), "Successor", "Unit.NotInArea"),
            (Office.Town, Changes.Merge(Office.Neighbour) with { Others = Office.Neighbour }, "Others", "UnitChange.Twice"),
            (Office.Town, Changes.Merge(Office.Neighbour) with { Kind = UnitChangeKind.Split }, "Others", "UnitChange.SplitOne"),
            (Office.County, Changes.Abolish(), null, "Unit.HasBelow"),
            (Office.Town, Changes.Move(Office.Neighbour), "Parent", "Unit.ParentLevel.Township"),
        })
        {
            var refused = await Refused.ByAsync(key, () => changes.PreviewAsync(code, input));
            Assert.Equal((key, place), (refused.Key, refused.Reasons[0].Place));
        }

        await changes.DoAsync(Office.Town, Changes.Abolish());
        await Refused.ByAsync("UnitChange.Ended", () => changes.PreviewAsync(Office.Town, Changes.Abolish()));
    }
}
