using System.Data.Common;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Browsing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.Data.Tests.Stores;

/// <summary>
/// No page may read more the more reports there are. SQLite tells how it would run each query that a page sends: it must come to
/// the large tables through an index, and must never gather rows to sort them.
/// </summary>
public class QueryPlanTests
{
    private static readonly ReportingCalendar Calendar = new(TimeProvider.System, FormCatalog.Official());

    private static readonly string[] LargeTables = ["Editions", "EditionBodies", "Reports", "Drafts", "Submissions", "Decisions", "Explanations", "AuditEntries", "ImportSources"];

    [Theory]
    [InlineData(null, null)]
    [InlineData(2025, null)]
    [InlineData(null, "370000")]
    [InlineData(2025, "370000")]
    [InlineData(null, "370700")]
    [InlineData(2025, "370700")]
    [InlineData(null, "370725")]
    [InlineData(2025, "370725")]
    public async Task Public_lists_run_along_an_index(int? year, string? area) =>
        await RunAsync(sorts: false, async db =>
        {
            PublicReports reports = new(db, new UnitSearch(db));
            var first = await reports.ListAsync(new ReportFilter(year, area, Limit: 1), CancellationToken.None);
            Assert.NotNull(first.Next);
            var second = await reports.ListAsync(new ReportFilter(year, area, first.Next, 1), CancellationToken.None);
            Assert.NotEqual(first.Items[0].Id, second.Items[0].Id);
        });

    [Fact]
    public async Task The_reports_of_one_unit_are_few_and_come_through_an_index() =>
        await RunAsync(sorts: true, async db =>
        {
            PublicReports reports = new(db, new UnitSearch(db));
            await reports.ListAsync(new ReportFilter(null, "370725103"), CancellationToken.None);
            await reports.UnitAsync("370725103", CancellationToken.None);
            await reports.EditionAsync("370725103", 2025, null, CancellationToken.None);
            await reports.EditionAsync("370725103", 2025, 1, CancellationToken.None);
            await reports.SearchUnitsAsync("红河", null, CancellationToken.None);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("370000")]
    [InlineData("370725")]
    public async Task The_home_page_counts_no_reports(string? area) =>
        await RunAsync(sorts: true, async db => await new PublicReports(db, new UnitSearch(db)).HomeAsync(2025, area, CancellationToken.None));

    [Theory]
    [InlineData("370000")]
    [InlineData("370700")]
    [InlineData("370725")]
    public async Task The_inbox_runs_along_an_index(string area) =>
        await RunAsync(sorts: false, async db =>
        {
            Actor officer = new(1, "李四", Role.Officer, await db.Units.SingleAsync(u => u.Code == area));
            Inbox inbox = new(db, new WhoDecides(db, new DecisionSettings(), new RunningPosts(db, Calendar)), new UnitSearch(db), Calendar);
            await inbox.CountAsync(officer, 2025, CancellationToken.None);
            var first = await inbox.ListAsync(officer, new InboxList(2025, ReportStatus.Published), CancellationToken.None);
            await inbox.ListAsync(officer, new InboxList(2025, ReportStatus.Published, Application.Cursor.Of(first.Items[0].UpdatedAt, first.Items[0].Id)), CancellationToken.None);
            await inbox.NotBegunAsync(officer, 2025, null, "370725102", CancellationToken.None);
        });

    [Theory]
    [InlineData("370700")]
    [InlineData("370725")]
    public async Task The_board_runs_along_the_units_of_the_area(string area) =>
        await RunAsync(sorts: true, async db =>
        {
            Actor officer = new(1, "李四", Role.Officer, await db.Units.SingleAsync(u => u.Code == area));
            WhoDecides who = new(db, new DecisionSettings(), new RunningPosts(db, Calendar));
            Board board = new(db, new CollectionLoader(db, who, Calendar, TimeProvider.System), Calendar);
            var view = await board.GetAsync(officer, null, 2025, CancellationToken.None);
            Assert.NotEmpty(view.Rows);
            await board.TokenAsync(officer, null, 2025, CancellationToken.None);
        });

    [Fact]
    public async Task A_report_is_opened_and_saved_through_indexes() =>
        await RunAsync(sorts: true, async db =>
        {
            Actor clerk = Samples.Clerk(await db.Units.SingleAsync(u => u.Code == "370725103"));
            var report = await new ReportLoader(db, new CollectionGates(db, Calendar)).LoadAsync(clerk, new ReportKey("370725103", 2025), CancellationToken.None);
            report.OpenCorrection("更正。", clerk, Samples.At);
            report.Save(report.Draft.Content with { Title = "新" }, "张三", Samples.At);
            await db.SaveChangesAsync();
        });

    [Fact]
    public async Task The_record_of_who_did_what_runs_along_indexes() =>
        await RunAsync(sorts: false, async db =>
        {
            await db.AuditEntries.OrderByDescending(a => a.Id).Where(a => a.Id < 1000).Take(50).ToListAsync();
            await db.AuditEntries.Where(a => a.ProvinceCode == "370000" && a.Id < 1000).OrderByDescending(a => a.Id).Take(50).ToListAsync();
            await db.AuditEntries.Where(a => a.CityCode == "370700" && a.Id < 1000).OrderByDescending(a => a.Id).Take(50).ToListAsync();
            await db.AuditEntries.Where(a => a.CountyCode == "370725" && a.Id < 1000).OrderByDescending(a => a.Id).Take(50).ToListAsync();
            await db.AuditEntries.Where(a => a.ReportId == 1 && a.Id < 1000).OrderByDescending(a => a.Id).Take(50).ToListAsync();
        });

    [Fact]
    public async Task Pages_after_the_first_are_sought_by_the_time_they_go_on_from()
    {
        var plans = await RunAsync(sorts: false, async db =>
        {
            var at = Application.Cursor.Of(Samples.At, 1);
            await new PublicReports(db, new UnitSearch(db)).ListAsync(new ReportFilter(2025, "370725", at, 1), CancellationToken.None);
            Actor officer = new(1, "李四", Role.Officer, await db.Units.SingleAsync(u => u.Code == "370725"));
            Inbox inbox = new(db, new WhoDecides(db, new DecisionSettings(), new RunningPosts(db, Calendar)), new UnitSearch(db), Calendar);
            await inbox.ListAsync(officer, new InboxList(2025, ReportStatus.Published, at), CancellationToken.None);
        });

        var steps = plans.SelectMany(p => p.Steps).ToList();
        Assert.Contains(steps, s => s.Contains("PublishedAt<?", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.Contains("UpdatedAt>?", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<(string Sql, List<string> Steps)>> RunAsync(bool sorts, Func<ReportsDbContext, Task> page)
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            await Samples.PublishAsync(db, unit, 2024);
            await Samples.PublishAsync(db, unit, 2025);
            var county = await db.Units.SingleAsync(u => u.Code == "370725");
            await Samples.PublishAsync(db, county, 2025);
        }

        PlanReader plans = new();
        await using var watched = store.Open(plans);
        await page(watched);

        Assert.NotEmpty(plans.Plans);
        Assert.All(plans.Plans, p =>
        {
            Assert.DoesNotContain(p.Steps, step => ScansLargeTable(step, p.Sql));

            // A page that was cut off inside may be sorted again outside.
            if (!sorts && IsOverLargeTable(p.Sql) && !p.Steps.Any(step => step.StartsWith("SCAN SUBQUERY", StringComparison.Ordinal)))
            {
                Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", p.Steps);
            }
        });

        return plans.Plans;
    }

    // Along an index and in its order is no scan of the table: the query stops at its limit.
    private static bool ScansLargeTable(string step, string sql)
    {
        if (!step.StartsWith("SCAN TABLE", StringComparison.Ordinal) && !step.StartsWith("SCAN ", StringComparison.Ordinal))
        {
            return false;
        }

        var limited = step.Contains("USING INDEX", StringComparison.Ordinal) && sql.Contains("LIMIT", StringComparison.Ordinal);
        return !limited && LargeTables.Any(t => step.Contains(t + " ", StringComparison.Ordinal) || step.EndsWith(t, StringComparison.Ordinal));
    }

    private static bool IsOverLargeTable(string sql) => LargeTables.Any(t => sql.Contains($"FROM \"{t}\"", StringComparison.Ordinal));

    private sealed class PlanReader : DbCommandInterceptor
    {
        public List<(string Sql, List<string> Steps)> Plans { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            using var explain = command.Connection!.CreateCommand();
            explain.Transaction = command.Transaction;
            foreach (var statement in command.CommandText.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(s => !s.StartsWith("PRAGMA", StringComparison.Ordinal)))
            {
                explain.CommandText = "EXPLAIN QUERY PLAN " + statement;
                explain.Parameters.Clear();
                foreach (DbParameter parameter in command.Parameters)
                {
                    var copy = explain.CreateParameter();
                    copy.ParameterName = parameter.ParameterName;
                    copy.Value = parameter.Value;
                    explain.Parameters.Add(copy);
                }

                List<string> steps = [];
                using var reader = explain.ExecuteReader();
                while (reader.Read())
                {
                    steps.Add(reader.GetString(3));
                }

                Plans.Add((statement, steps));
            }

            return ValueTask.FromResult(result);
        }
    }
}
