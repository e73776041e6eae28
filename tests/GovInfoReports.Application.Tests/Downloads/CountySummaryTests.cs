using GovInfoReports.Application.Downloads;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Downloads;

public sealed class CountySummaryTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.other");

    [Theory, OnSqlite, OnSqlServer]
    public async Task It_holds_what_is_published_or_submitted_and_says_which_and_no_draft(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2025);
        await office.SubmittedAsync(office.NeighbourClerk, 2025);
        await office.DraftAsync(office.ForeignClerk, 2025);

        var county = await RowsAsync(office, office.Officer);
        Assert.Equal([Office.Town, Office.Neighbour], county.Select(r => r.UnitCode));
        Assert.Equal(["已公开（第 1 版）", ReportWords.Of(Domain.Workflow.ReportStatus.Submitted)], county.Select(r => r.State));
        Assert.All(county, r => Assert.Equal(CellValue.Zero, r.Content!.Figures[Received]));

        var city = await RowsAsync(office, office.CityOfficer);
        Assert.Equal(3, city.Count);
        Assert.Null(city[2].Content);

        Assert.All(await RowsAsync(office, office.Officer, 2024), r => Assert.Equal(("未开始", null), (r.State, r.Content)));
    }

    [Theory, OnSqlite]
    public async Task A_correction_under_way_leaves_what_is_published_in_and_what_was_sent_back_is_left_out(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2025);
        await office.Do<OpenCorrection>(o => o.ExecuteAsync(office.Clerk, new ReportKey(Office.Town, 2025), "更正数字。", default));
        await office.SubmittedAsync(office.Clerk, 2025, ("requests.received.other", "1"), ("requests.granted.other", "1"));
        var submitted = await office.SubmittedAsync(office.NeighbourClerk, 2025);
        await office.Do<ReturnReport>(r => r.ExecuteAsync(office.Officer, new ReportKey(Office.Neighbour, 2025), submitted.Revision, "请核对。", default));

        var rows = await RowsAsync(office, office.Officer);
        Assert.Contains("正在更正", rows[0].State, StringComparison.Ordinal);
        Assert.Equal(CellValue.Zero, rows[0].Content!.Figures[Received]);
        Assert.Null(rows[1].Content);
    }

    [Theory, OnSqlite]
    public async Task Many_units_come_in_the_order_of_their_codes_each_once(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await using (var db = office.OpenStore())
        {
            var county = await db.Units.SingleAsync(u => u.Code == Office.County);
            db.Units.AddRange(Enumerable.Range(200, 130).Select(n => Unit.Create($"990101{n}", $"云台县第{n}乡", UnitLevel.Township, county, true)));
            await db.SaveChangesAsync();
        }

        var rows = await RowsAsync(office, office.Officer);
        Assert.Equal(132, rows.Count);
        Assert.Equal(rows.Select(r => r.UnitCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), rows.Select(r => r.UnitCode));
    }

    [Theory, OnSqlite]
    public async Task It_is_for_officers_and_for_years_that_are_collected(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await Refused.ForbiddenAsync(() => RowsAsync(office, office.Clerk));
        await Refused.NotFoundAsync(() => RowsAsync(office, office.Officer, 2050));
    }

    private static Task<List<CountyRow>> RowsAsync(Office office, Actor actor, int year = 2025) =>
        office.Do<CountySummary, List<CountyRow>>(async s => await s.RowsAsync(actor, year, default).ToListAsync());
}
