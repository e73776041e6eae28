using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Application.Tests.Reports;

public class CellHistoryTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");
    private static readonly CellId Uncorrected = CellId.Parse("requests.otherUncorrected.naturalPerson");

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_cell_has_what_the_own_unit_made_public_last_in_each_of_five_years(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2020, Handled("2"));
        await office.PublishedAsync(office.Clerk, 2024, Handled("4"));
        await office.PublishedAsync(office.NeighbourClerk, 2023, Handled("9"));
        await office.Do<OpenCorrection>(c => c.ExecuteAsync(office.Clerk, new ReportKey(Office.Town, 2024), "漏计 1 件", default));
        await CorrectAsync(office, 2024, Handled("5"));
        await office.DraftAsync(office.Clerk, 2025, Handled("7"));

        var history = await office.Do<CellHistory, TableHistory>(h => h.GetAsync(office.Clerk, 2025, "requests", default));

        Assert.Equal([2020, 2021, 2022, 2023, 2024], history.Years.Select(y => y.Year));
        Assert.Equal(["2019", null, null, null, "2021"], history.Years.Select(y => y.Edition?.Id));
        Assert.Equal([2, null, null, null, 5], history.Years.Select(y => y.Figures?[Received].Number));
        Assert.Equal([false, false, false, false, true], history.Years.Select(y => y.Has(Uncorrected)));
        Assert.Equal("requests", history.Section.Table!.Code);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Years_farther_back_and_drafts_are_no_history(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2019);
        await office.DraftAsync(office.Clerk, 2024, Handled("4"));
        await office.DraftAsync(office.Clerk, 2025);

        var history = await office.Do<CellHistory, TableHistory>(h => h.GetAsync(office.Clerk, 2025, "disputes", default));

        Assert.All(history.Years, y => Assert.Null(y.Edition));
    }

    [Fact]
    public async Task Only_a_clerk_sees_it_for_a_report_begun_and_a_table_that_is_there()
    {
        await using var office = await Office.OpenAsync(DatabaseProvider.Sqlite);
        await office.DraftAsync(office.Clerk, 2025);
        Task<TableHistory> GetAsync(Domain.Organisations.Actor actor, int year, string table) => office.Do<CellHistory, TableHistory>(h => h.GetAsync(actor, year, table, default));

        await Refused.ForbiddenAsync(() => GetAsync(office.Officer, 2025, "requests"));
        await Refused.ForbiddenAsync(() => GetAsync(office.Auditor, 2025, "requests"));
        await Refused.NotFoundAsync(() => GetAsync(office.Clerk, 2025, "nothing"));
        await Refused.NotFoundAsync(() => GetAsync(office.Clerk, 2024, "requests"));
        await Refused.NotFoundAsync(() => GetAsync(office.NeighbourClerk, 2025, "requests"));
    }

    private static (string Field, string Value)[] Handled(string number) =>
    [
        .. new[] { "received", "granted", "handledTotal" }.SelectMany(row => new[] { "naturalPerson", "total" }.Select(column => ($"requests.{row}.{column}", number))),
    ];

    private static async Task CorrectAsync(Office office, int year, params (string Field, string Value)[] fields)
    {
        await office.SaveAsync(office.Clerk, year, fields);
        await office.ExplainAllAsync(office.Clerk, year);
        var revision = await office.RevisionAsync(Office.Town, year);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, year, revision, default));
        revision = await office.RevisionAsync(Office.Town, year);
        await office.Do<ApproveReport>(a => a.ExecuteAsync(office.Officer, new ReportKey(Office.Town, year), revision, default));
        revision = await office.RevisionAsync(Office.Town, year);
        await office.Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(office.Officer, new ReportKey(Office.Town, year), revision, default));
    }
}
