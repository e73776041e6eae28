using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.RollUps;

public class RollUpTests
{
    private const int Year = Government.Year;

    private static CellId Licences => CellId.Parse(Government.Licences);

    [Theory, OnSqlite]
    public async Task Members_that_nobody_decided_are_proposed_from_the_tree_without_vertical_departments(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);

        var view = await government.ShowAsync();

        Assert.True(view.IsProposed);
        Assert.Equal(3, view.RollUp!.Missing.Count);
        Assert.Equal([Government.OfficeCode, Office.Town, Office.Neighbour], view.Members.Where(m => m.IsIncluded).Select(m => m.Unit.Code).Order(StringComparer.Ordinal));
        Assert.Equal("垂直管理，报本系统", view.Members.Single(m => m.Unit.Code == Government.TaxCode).Reason);
    }

    [Theory, OnSqlite]
    public async Task Members_are_proposed_as_last_year_and_a_unit_that_is_new_since_a_decision_does_not_count_by_itself(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.ChooseAsync(Year - 1);
        await government.ChooseAsync(Year - 1, new MemberChoice(Office.Neighbour, false, false, "并入白水镇"));

        var proposed = (await government.ShowAsync()).Members.Single(m => m.Unit.Code == Office.Neighbour);
        await using (var db = government.Office.OpenStore())
        {
            var county = await db.Units.SingleAsync(u => u.Code == Office.County);
            db.Units.Add(Unit.Create("990101-NEW", "云台县数据局", UnitLevel.Department, county, true));
            await db.SaveChangesAsync();
        }

        var late = (await government.ShowAsync(Year - 1)).Members.Single(m => m.Unit.Code == "990101-NEW");

        Assert.Equal((false, "并入白水镇", false), (proposed.IsIncluded, proposed.Reason, proposed.IsDecided));
        Assert.Equal((false, false), (late.IsIncluded, late.IsDecided));
    }

    // county.md §5, case 15.
    [Theory, OnSqlite]
    public async Task Members_without_the_governments_own_office_are_noticed(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        Assert.True((await government.ShowAsync()).HasOffice);

        await government.ChooseAsync();
        await government.ChooseAsync(Year, new MemberChoice(Government.OfficeCode, false, false, "就是本级"));

        Assert.False((await government.ShowAsync()).HasOffice);
    }

    [Theory, OnSqlite]
    public async Task Taking_over_fills_the_draft_and_the_checks_of_sums_pass(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "7"), ("disclosure.fees.amount", "0.1"));
        await government.ChooseAsync();
        await government.Office.DraftAsync(government.Clerk, Year);

        Assert.Equal(RuleStatus.Failed, await StatusAsync(government, "A6a"));
        var taken = await government.TakeAsync();

        Assert.Equal((2, 0), (taken.Changed, taken.AtLeast));
        var report = await government.Office.ReportAsync(Office.County, Year);
        Assert.Equal(CellValue.Of(21), report.Draft.Content.Figures[Licences]);
        Assert.Equal("0.3", report.Draft.Content.Figures[CellId.Parse("disclosure.fees.amount")].ToString());
        Assert.Equal("云台县填报员", report.Draft.Notes.Stamps[Government.Licences].By);
        Assert.Equal([RuleStatus.Passed, RuleStatus.Passed, RuleStatus.Passed], [await StatusAsync(government, "A6a"), await StatusAsync(government, "A6b"), await StatusAsync(government, "A6c")]);
        var view = await government.ShowAsync();
        Assert.Empty(view.Taking!.OutOfDate);
        Assert.Equal([1, 1, 1], view.RollUp![Licences]!.Parts.Select(p => p.Child.Source.Number));
        Assert.Equal(Office.County, Assert.Single(await CountedInAsync(government, Office.Town)).ParentCode);
        await using var db = government.Office.OpenStore();
        Assert.Contains("21", (await db.AuditEntries.SingleAsync(a => a.Action == "rollup.takeOver")).Detail, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Taking_over_a_report_that_was_not_begun_begins_it(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "2"));
        await government.ChooseAsync();

        await government.TakeAsync();

        Assert.Equal(CellValue.Of(6), (await government.Office.ReportAsync(Office.County, Year)).Draft.Content.Figures[Licences]);
    }

    [Theory, OnSqlite]
    public async Task Taking_over_what_somebody_changed_meanwhile_is_refused_and_overwrites_nothing(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "2"));
        await government.ChooseAsync();
        var seen = (await government.Office.DraftAsync(government.Clerk, Year)).Revision;
        await government.Office.SaveAsync(government.Clerk, Year, (Government.Licences, "99"));

        await Assert.ThrowsAsync<StaleRevisionException>(() => government.Office.Do<TakeOverRollUp>(t => t.ExecuteAsync(government.Clerk, Year, seen, false, default)));

        Assert.Equal(CellValue.Of(99), (await government.Office.ReportAsync(Office.County, Year)).Draft.Content.Figures[Licences]);
        Assert.Null((await government.ShowAsync()).Taking);
    }

    // county.md §5, case 10.
    [Theory, OnSqlite]
    public async Task Correction_below_makes_the_draft_out_of_date_cell_by_cell_and_taking_over_again_settles_it(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "7"));
        await government.ChooseAsync();
        await government.TakeAsync();
        Assert.Empty(await OutdatedAsync(government));

        await government.CorrectAsync((Government.Licences, "9"));

        var difference = Assert.Single((await government.ShowAsync()).Taking!.OutOfDate);
        Assert.Equal((Licences, CellValue.Of(21), CellValue.Of(23)), (difference.Id, difference.Before, difference.Now.Value));
        Assert.Equal([new RollUpPartDifference(Office.Town, "云台县白水镇人民政府", CellValue.Of(7), CellValue.Of(9))], difference.Parts);
        Assert.Equal([Year], await OutdatedAsync(government));
        Assert.Equal(CellValue.Of(21), (await government.Office.ReportAsync(Office.County, Year)).Draft.Content.Figures[Licences]);

        await government.TakeAsync();

        Assert.Empty((await government.ShowAsync()).Taking!.OutOfDate);
        Assert.Empty(await OutdatedAsync(government));
    }

    [Theory, OnSqlite]
    public async Task Member_that_is_left_out_later_makes_its_figures_out_of_date(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "7"));
        await government.ChooseAsync();
        await government.TakeAsync();

        await government.ChooseAsync(Year, new MemberChoice(Office.Neighbour, false, false, "划归开发区"));

        var difference = Assert.Single((await government.ShowAsync()).Taking!.OutOfDate);
        Assert.Equal((CellValue.Of(21), CellValue.Of(14)), (difference.Before, difference.Now.Value));
        Assert.Equal(Office.Neighbour, Assert.Single(difference.Parts).UnitCode);
        Assert.Equal([Year], await OutdatedAsync(government));
    }

    [Theory, OnSqlite]
    public async Task Published_parent_has_a_correction_due_when_a_child_is_corrected_and_stays_as_it_is(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "7"));
        await government.ChooseAsync();
        var office = government.Office;
        await office.DraftAsync(government.Clerk, Year, ("text.problems", SampleReports.Problems("县", Year)));
        await government.TakeAsync();
        await office.ExplainAllAsync(government.Clerk, Year);
        ReportKey key = new(Office.County, Year);
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(government.Clerk, Year, await office.RevisionAsync(Office.County, Year), default));
        await office.Do<ApproveReport>(async a => await a.ExecuteAsync(office.CityOfficer, key, await office.RevisionAsync(Office.County, Year), default));
        await office.Do<PublishReport>(async p => await p.ExecuteAsync(office.CityOfficer, key, await office.RevisionAsync(Office.County, Year), default));
        Assert.False((await government.ShowAsync()).IsCorrectionDue);
        Assert.Equal(CellValue.Of(21), (await office.Do<ReviewRollUp, ReviewedRollUp>(r => r.GetAsync(office.CityOfficer, key, default))).RollUp![Licences]!.Value);

        await government.CorrectAsync((Government.Licences, "9"));

        var view = await government.ShowAsync();
        Assert.True(view.IsCorrectionDue);
        Assert.Equal((ReportStatus.Published, CellValue.Of(21)), (view.Report!.Status, view.Report.Draft.Content.Figures[Licences]));
        Assert.True(Assert.Single((await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(government.Clerk, default))).Years, y => y.Year == Year).IsOutOfDate);
        await Assert.ThrowsAsync<RefusedException>(() => government.TakeAsync());
        Assert.Equal(CellValue.Of(21), (await office.Do<ReviewRollUp, ReviewedRollUp>(r => r.GetAsync(office.CityOfficer, key, default))).RollUp![Licences]!.Value);
    }

    [Theory, OnSqlite]
    public async Task Officer_above_sees_what_was_taken_over_before_the_report_was_submitted_and_nothing_of_the_draft(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        var office = government.Office;
        ReportKey key = new(Office.County, Year);
        Task<ReviewedRollUp> ReviewAsync(Actor actor) => office.Do<ReviewRollUp, ReviewedRollUp>(r => r.GetAsync(actor, key, default));
        await office.PublishedAsync(office.Clerk, Year, (Government.Licences, "7"));
        await government.ChooseAsync();
        await office.Do<AdjustRollUp>(a => a.AddAsync(government.Clerk, Year, new AdjustmentInput(Government.Licences, "2", AdjustmentKind.OwnOrgan, "本级办理"), default));
        await office.DraftAsync(government.Clerk, Year, ("text.problems", SampleReports.Problems("县", Year)));
        await government.TakeAsync(withAtLeast: true);
        await Refused.NotFoundAsync(() => ReviewAsync(office.CityOfficer));

        await office.ExplainAllAsync(government.Clerk, Year);
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(government.Clerk, Year, await office.RevisionAsync(Office.County, Year), default));

        var view = await ReviewAsync(office.CityOfficer);
        var cell = view.RollUp![Licences]!;
        Assert.Equal((CellValue.Of(9), true, CellValue.Of(9)), (cell.Value, cell.IsAtLeast, view.Content.Figures[Licences]));
        Assert.Equal((Office.Town, 2, "本级办理"), (Assert.Single(cell.Parts).Child.UnitCode, view.RollUp.Missing.Count, Assert.Single(cell.Adjustments).Note));
        await Refused.NotFoundAsync(() => ReviewAsync(office.OtherOfficer));
        await Refused.ForbiddenAsync(() => ReviewAsync(government.Clerk));

        await office.Do<WithdrawReport>(w => w.ExecuteAsync(government.Clerk, Year, default));
        office.Clock.Now += TimeSpan.FromMinutes(1);
        await government.TakeAsync(withAtLeast: true);
        Assert.Equal((null, true), ((await ReviewAsync(office.CityOfficer)).RollUp, (await ReviewAsync(office.CityOfficer)).IsTakenSince));
    }

    // county.md §5, case 6: blank columns of applicants.
    [Theory, OnSqlite]
    public async Task Blank_below_makes_the_sum_at_least_and_is_taken_over_only_when_said(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "7"));
        await government.ChooseAsync();
        await using (var db = government.Office.OpenStore())
        {
            var county = await db.Units.SingleAsync(u => u.Code == Office.County);
            var old = Unit.Create("990101102", "云台县石桥镇人民政府", UnitLevel.Township, county, true);
            db.Units.Add(old);
            await db.SaveChangesAsync();
            var content = SampleReports.Of(old.Name, Year);
            await government.PublishHistoricAsync(old, Year, content with { Figures = content.Figures.With(Licences, CellValue.Blank) });
        }

        await government.ChooseAsync(Year, new MemberChoice("990101102", true, false, "乡镇（街道）"));
        var first = await government.TakeAsync();

        var cell = (await government.ShowAsync()).RollUp![Licences]!;
        Assert.Equal((CellValue.Of(21), true, 3), (cell.Value, cell.IsAtLeast, cell.Known));
        Assert.Equal(1, first.AtLeast);
        Assert.Equal(CellValue.Blank, (await government.Office.ReportAsync(Office.County, Year)).Draft.Content.Figures[Licences]);
        await government.TakeAsync(withAtLeast: true);
        Assert.Equal(CellValue.Of(21), (await government.Office.ReportAsync(Office.County, Year)).Draft.Content.Figures[Licences]);
    }

    [Theory, OnSqlite]
    public async Task Hand_in_counts_only_where_said_and_a_draft_never(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.Office.SubmittedAsync(government.Office.Clerk, Year, (Government.Licences, "5"));
        await government.Office.DraftAsync(government.Office.NeighbourClerk, Year, (Government.Licences, "100"));
        await government.ChooseAsync();
        await government.ChooseAsync(Year, new MemberChoice(Office.Neighbour, true, true, "乡镇（街道）"));

        var without = (await government.ShowAsync()).RollUp!;
        await government.ChooseAsync(Year, new MemberChoice(Office.Town, true, true, "已审核，待公开"));
        var with = (await government.ShowAsync()).RollUp!;

        Assert.Empty(without.Children);
        Assert.Equal(
            [(Office.Neighbour, RollUpAbsence.NotHandedIn), (Office.Town, RollUpAbsence.NotPublished)],
            without.Missing.Where(m => m.UnitCode != Government.OfficeCode).Select(m => (m.UnitCode, m.Reason)).OrderByDescending(m => m.UnitCode, StringComparer.Ordinal));
        var child = Assert.Single(with.Children);
        Assert.Equal((false, 1), (child.Source.IsPublished, child.Source.Number));
        Assert.Equal((CellValue.Of(5), true), (with[Licences]!.Value, with[Licences]!.IsAtLeast));
    }

    [Theory, OnSqlite]
    public async Task Adjustment_with_a_reason_explains_a_difference_and_can_be_taken_away(DatabaseProvider provider)
    {
        const string Issued = "disclosure.normativeDocuments.issued";
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Issued, "1"), ("disclosure.normativeDocuments.inForce", "1"));
        await government.ChooseAsync();
        Task AddAsync(string cell, string amount) =>
            government.Office.Do<AdjustRollUp>(a => a.AddAsync(government.Clerk, Year, new AdjustmentInput(cell, amount, AdjustmentKind.JointDocument, "三家联合发文"), default));

        await Assert.ThrowsAsync<RefusedException>(() => AddAsync(Issued, "一"));
        await AddAsync(Issued, "-2");
        await AddAsync("disclosure.normativeDocuments.inForce", "－2");
        await government.Office.DraftAsync(government.Clerk, Year);
        await government.TakeAsync();

        var view = await government.ShowAsync();
        Assert.Equal((CellValue.Of(1), 3m, -2m), (view.RollUp![CellId.Parse(Issued)]!.Value, view.RollUp[CellId.Parse(Issued)]!.PartsSum, view.RollUp[CellId.Parse(Issued)]!.Adjusted));
        Assert.Equal(RuleStatus.Passed, await StatusAsync(government, "A6a"));
        await government.Office.Do<AdjustRollUp>(a => a.RemoveAsync(government.Clerk, Year, view.Adjustments[0].Id, default));
        Assert.Equal(2m, Assert.Single((await government.ShowAsync()).Taking!.OutOfDate).Adjusted);
        Assert.Equal(RuleStatus.Failed, await StatusAsync(government, "A6a"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Hand_in_that_is_replaced_or_taken_back_after_the_taking_makes_the_year_out_of_date(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        var office = government.Office;
        await office.PublishedAsync(office.NeighbourClerk, Year, ("text.problems", SampleReports.Problems("东岭", Year)));
        await office.SubmittedAsync(office.Clerk, Year);
        await government.ChooseAsync();
        await government.TakeAsync(withAtLeast: true);
        Assert.Empty(await OutdatedAsync(government));

        await government.ChooseAsync(Year, new MemberChoice(Office.Town, true, true, "已报，尚未公开"));
        Assert.Equal([Year], await OutdatedAsync(government));
        await government.TakeAsync(withAtLeast: true);
        Assert.Empty(await OutdatedAsync(government));

        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, Year, default));
        Assert.Equal([Year], await OutdatedAsync(government));
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(office.Clerk, Year, await office.RevisionAsync(Office.Town, Year), default));
        Assert.Empty(await OutdatedAsync(government));

        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, Year, default));
        await office.SaveAsync(office.Clerk, Year, (Government.Licences, "8"));
        await office.ExplainAllAsync(office.Clerk, Year);
        await office.Do<SubmitReport>(async s => await s.ExecuteAsync(office.Clerk, Year, await office.RevisionAsync(Office.Town, Year), default));
        Assert.Equal([Year], await OutdatedAsync(government));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Adjustment_made_or_taken_back_after_the_taking_makes_the_year_out_of_date(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.PublishAllAsync((Government.Licences, "7"));
        await government.ChooseAsync();
        await government.TakeAsync();
        Task TurnAsync(Func<AdjustRollUp, Task> act)
        {
            government.Office.Clock.Now += TimeSpan.FromMinutes(1);
            return government.Office.Do(act);
        }

        async Task RemoveAsync()
        {
            var kept = Assert.Single((await government.ShowAsync()).Adjustments);
            await TurnAsync(a => a.RemoveAsync(government.Clerk, Year, kept.Id, default));
        }

        AdjustmentInput input = new(Government.Licences, "-2", AdjustmentKind.DoubleCount, "两镇各计一次");
        await TurnAsync(a => a.AddAsync(government.Clerk, Year, input, default));
        Assert.Equal([Year], await OutdatedAsync(government));
        await RemoveAsync();
        Assert.Empty(await OutdatedAsync(government));

        await TurnAsync(a => a.AddAsync(government.Clerk, Year, input, default));
        await government.TakeAsync();
        Assert.Empty(await OutdatedAsync(government));
        await RemoveAsync();
        Assert.Equal([Year], await OutdatedAsync(government));
        var view = await government.ShowAsync();
        Assert.Empty(view.Adjustments);
        Assert.Equal((CellValue.Of(19), CellValue.Of(21)), (Assert.Single(view.Taking!.OutOfDate).Before, view.RollUp![Licences]!.Value));

        government.Office.Clock.Now += TimeSpan.FromMinutes(1);
        await government.TakeAsync();
        Assert.Empty(await OutdatedAsync(government));
        await using var db = government.Office.OpenStore();
        Assert.False(await db.RollUpAdjustments.AnyAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Members_chosen_from_an_old_page_are_refused_and_nothing_is_overwritten(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await government.ChooseAsync();
        var seen = (await government.ShowAsync()).Version;
        await government.ChooseAsync(Year, new MemberChoice(Office.Neighbour, false, false, "并入白水镇"));

        var refused = await Refused.ByAsync(ChooseMembers.Stale, () => government.Office.Do<ChooseMembers>(c => c.ExecuteAsync(
            government.Clerk, Year, seen, [new MemberChoice(Office.Neighbour, true, false, "乡镇（街道）")], default)));

        Assert.Equal(RefusalKind.Conflict, refused.Kind);
        var view = await government.ShowAsync();
        Assert.Equal((false, "并入白水镇", "云台县填报员"), view.Members.Where(m => m.Unit.Code == Office.Neighbour).Select(m => (m.IsIncluded, m.Reason, m.By)).Single());
        await government.ChooseAsync(Year, new MemberChoice(Office.Neighbour, true, false, "乡镇（街道）"));
        Assert.NotEqual(view.Version, (await government.ShowAsync()).Version);
    }

    [Theory, OnSqlite]
    public async Task Government_and_a_unit_below_it_together_are_refused(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        await using var db = government.Office.OpenStore();
        Actor city = new(30, "临溪市填报员", Role.Clerk, await db.Units.SingleAsync(u => u.Code == "990100"));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => government.Office.Do<ChooseMembers>(c => c.ExecuteAsync(
            city, Year, RollUpMembers.VersionOf([]), [new MemberChoice(Office.County, true, false, "下级政府"), new MemberChoice(Office.Town, true, false, "试点")], default)));

        Assert.Equal("RollUp.Twice", refused.Key);
        Assert.False(await db.RollUpMembers.AnyAsync());
    }

    [Theory, OnSqlite]
    public async Task Units_elsewhere_and_decisions_without_a_reason_are_refused(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);

        Assert.Equal("RollUp.NotBelow", (await Assert.ThrowsAsync<RefusedException>(() => government.ChooseAsync(Year, new MemberChoice(Office.Foreign, true, false, "x")))).Key);
        Assert.Equal("RollUp.NotBelow", (await Assert.ThrowsAsync<RefusedException>(() => government.ChooseAsync(Year, new MemberChoice(Office.County, true, false, "x")))).Key);
        Assert.Equal("RollUp.Reason", (await Assert.ThrowsAsync<RefusedException>(() => government.ChooseAsync(Year, new MemberChoice(Office.Town, true, false, " ")))).Key);
    }

    [Theory, OnSqlite]
    public async Task Nobody_but_the_governments_clerk_sees_its_roll_up(DatabaseProvider provider)
    {
        await using var government = await Government.OpenAsync(provider);
        var office = government.Office;

        foreach (var (actor, kind) in new[] { (office.Clerk, RefusalKind.NotFound), (office.Officer, RefusalKind.Forbidden), (office.Administrator, RefusalKind.Forbidden), (office.Auditor, RefusalKind.Forbidden) })
        {
            Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => office.Do<ShowRollUp>(s => s.GetAsync(actor, Year, default)))).Kind);
            Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => office.Do<ChooseMembers>(s => s.ExecuteAsync(actor, Year, null, [], default)))).Kind);
            Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => office.Do<TakeOverRollUp>(s => s.ExecuteAsync(actor, Year, null, false, default)))).Kind);
            Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => office.Do<AdjustRollUp>(s => s.RemoveAsync(actor, Year, 1, default)))).Kind);
        }
    }

    private static async Task<RuleStatus> StatusAsync(Government government, string rule) =>
        (await government.Office.Do<OpenReport, ReportView>(o => o.ViewAsync(government.Clerk, new ReportKey(Office.County, Year), default))).Checks.Outcomes.Single(o => o.Rule == rule).Status;

    private static Task<IReadOnlySet<int>> OutdatedAsync(Government government) =>
        government.Office.Do<OutdatedRollUps, IReadOnlySet<int>>(o => o.YearsOfAsync(government.Clerk.Unit.Id, default));

    private static async Task<IReadOnlyList<CountedIn>> CountedInAsync(Government government, string code)
    {
        await using var db = government.Office.OpenStore();
        var unit = await db.Units.SingleAsync(u => u.Code == code);
        return await government.Office.Do<OutdatedRollUps, IReadOnlyList<CountedIn>>(o => o.CountedInAsync(unit.Id, Year, default));
    }
}
