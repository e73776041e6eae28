using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Review;

public class InboxTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task The_inbox_counts_and_lists_what_lies_in_the_area(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        await office.SubmittedAsync(office.ForeignClerk, 2025);

        var counts = await office.Do<Inbox, InboxCounts>(i => i.CountAsync(office.Officer, 2025, default));
        Assert.Equal((1, 2, 1), (counts.Counts[ReportStatus.Submitted], counts.Units, counts.NotBegun));
        var items = await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(office.Officer, new InboxList(2025, ReportStatus.Submitted), default));
        Assert.Equal([Office.Town], items.Items.Select(i => i.Key.UnitCode));
        var city = await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(office.CityOfficer, new InboxList(2025, ReportStatus.Submitted), default));
        Assert.Equal([Office.Town, Office.Foreign], city.Items.Select(i => i.Key.UnitCode));
        var missing = await office.Do<Inbox, Page<NotBegun>>(i => i.NotBegunAsync(office.Officer, 2025, null, null, default));
        Assert.Equal([Office.Neighbour], missing.Items.Select(i => i.Code));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Several_are_decided_at_once_where_nothing_is_open_and_the_others_say_why_not(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var open = await office.SubmittedAsync(office.Clerk, 2025, ("disclosure.normativeDocuments.issued", "5"), ("disclosure.normativeDocuments.inForce", "2"));
        var clean = await office.SubmittedAsync(office.NeighbourClerk, 2025, ("text.problems", SampleReports.Problems(Office.Neighbour, 2025)));
        var foreign = await office.SubmittedAsync(office.ForeignClerk, 2025);
        Assert.True(open.QueriesAtSubmission > 0);
        Assert.Equal(0, clean.QueriesAtSubmission);

        var outcomes = await office.Do<DecideMany, IReadOnlyList<ManyOutcome>>(d => d.ExecuteAsync(
            office.Officer,
            ReportStep.Approve,
            [
                (new ReportKey(Office.Town, 2025), open.Revision),
                (new ReportKey(Office.Neighbour, 2025), clean.Revision),
                (new ReportKey(Office.Foreign, 2025), foreign.Revision),
                (new ReportKey(Office.Neighbour, 2024), Guid.NewGuid()),
            ],
            default));

        Assert.Equal([false, true, false, false], outcomes.Select(o => o.Problem is null));
        Assert.Equal(ReportStatus.Approved, (await office.ReportAsync(Office.Neighbour, 2025)).Status);
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(Office.Foreign, 2025)).Status);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_waits_from_other_years_is_not_forgotten(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2023);
        await office.ApprovedAsync(office.NeighbourClerk, 2024);
        await office.SubmittedAsync(office.ForeignClerk, 2024);
        await office.DraftAsync(office.Clerk, 2022);
        await office.DraftAsync(office.Clerk, 2025);
        var waiting = await office.Do<Inbox, IReadOnlyList<WaitingYear>>(i => i.WaitingAsync(office.Officer, [2022, 2023, 2024, 2025], default));
        Assert.Equal([new(2024, 0, 1, 0), new(2023, 1, 0, 0), new(2022, 0, 0, 1)], waiting);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Lists_are_counted_and_narrowed_by_kind_of_unit_and_go_on_by_key(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await using (var db = office.OpenStore())
        {
            var county = await db.Units.SingleAsync(u => u.Code == Office.County);
            db.Units.AddRange(
                Unit.Create("990101001", "云台县城关街道办事处", UnitLevel.Township, county, true),
                Unit.Create("990101-JYJ", "云台县乡村振兴局", UnitLevel.Department, county, true),
                Unit.Create("990101-CZJ", "云台县财政局", UnitLevel.Department, county, true));
            for (var i = 200; i < 255; i++)
            {
                db.Units.Add(Unit.Create($"990101{i}", $"云台县第{i}乡人民政府", UnitLevel.Township, county, true));
            }

            await db.SaveChangesAsync();
        }

        await office.SubmittedAsync(office.Clerk, 2025);
        await office.SubmittedAsync(office.NeighbourClerk, 2025);

        var kinds = await office.Do<Inbox, IReadOnlyDictionary<UnitKind, int>>(i => i.NotBegunKindsAsync(office.Officer, 2025, default));
        Assert.Equal([(UnitKind.Township, 55), (UnitKind.Subdistrict, 1), (UnitKind.Department, 2)], kinds.OrderBy(k => k.Key).Select(k => (k.Key, k.Value)));
        var first = await office.Do<Inbox, Page<NotBegun>>(i => i.NotBegunAsync(office.Officer, 2025, UnitKind.Township, null, default));
        var second = await office.Do<Inbox, Page<NotBegun>>(i => i.NotBegunAsync(office.Officer, 2025, UnitKind.Township, first.Next, default));
        Assert.Equal((50, 5), (first.Items.Count, second.Items.Count));
        Assert.All(first.Items.Concat(second.Items), u => Assert.Equal(UnitKind.Township, u.Kind));

        InboxList submitted = new(2025, ReportStatus.Submitted);
        var ofReports = await office.Do<Inbox, IReadOnlyDictionary<UnitKind, int>>(i => i.KindsAsync(office.Officer, submitted, default));
        Assert.Equal([(UnitKind.Town, 1), (UnitKind.Township, 1)], ofReports.OrderBy(k => k.Key).Select(k => (k.Key, k.Value)));
        var towns = await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(office.Officer, submitted with { Kind = UnitKind.Town }, default));
        Assert.Equal([Office.Town], towns.Items.Select(i => i.Key.UnitCode));
    }

    [Theory, OnSqlite]
    public async Task A_decision_on_a_report_that_was_withdrawn_and_submitted_anew_is_refused(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var seen = (await office.SubmittedAsync(office.Clerk, 2025)).Revision;
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));

        await Assert.ThrowsAsync<StaleRevisionException>(() =>
            office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, new ReportKey(Office.Town, 2025), seen, default)));
        Assert.Equal(ReportStatus.Submitted, (await office.ReportAsync(Office.Town, 2025)).Status);
    }
}
