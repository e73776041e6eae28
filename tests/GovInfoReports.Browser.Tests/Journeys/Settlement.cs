using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Browser.Tests.Journeys;

/// <summary>A township of a journey's own with a clerk, in a county with an officer, and last year's report published: no journey meets another.</summary>
public sealed record Settlement(string Unit, string Name, string Clerk, string Officer)
{
    private const string County = "370784";
    private static readonly SemaphoreSlim OneByOne = new(1, 1);
    private static int _count;

    /// <summary>Makes a township.</summary>
    /// <param name="change">Changes last year's report, which has zeros and harmless texts; <see langword="null"/> leaves it so.</param>
    public static async Task<Settlement> SettleAsync(BrowserPortal portal, Func<ReportContent, ReportContent>? change = null)
    {
        await OneByOne.WaitAsync();
        try
        {
            await using var scope = portal.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var number = ++_count;
            var county = await CountyAsync(db, accounts);
            Settlement township = new($"{County}{100 + number}", $"安丘市第{number}镇人民政府", $"journey-{number}", "journey-officer");
            var unit = Domain.Organisations.Unit.Create(township.Unit, township.Name, UnitLevel.Township, county, true);
            db.Units.Add(unit);
            await db.SaveChangesAsync();
            await AddAsync(accounts, township.Clerk, "填报员", Role.Clerk, unit);
            await PublishAsync(db, unit, change);
            return township;
        }
        finally
        {
            OneByOne.Release();
        }
    }

    private static async Task<Unit> CountyAsync(ReportsDbContext db, UserManager<Account> accounts)
    {
        if (await db.Units.SingleOrDefaultAsync(u => u.Code == County) is { } there)
        {
            return there;
        }

        var county = Domain.Organisations.Unit.Create(County, "安丘市", UnitLevel.County, await db.Units.SingleAsync(u => u.Code == "370700"), false);
        db.Units.Add(county);
        await db.SaveChangesAsync();
        await AddAsync(accounts, "journey-officer", "安丘市审核员", Role.Officer, county);
        return county;
    }

    private static async Task AddAsync(UserManager<Account> accounts, string userName, string name, Role role, Unit unit)
    {
        var result = await accounts.CreateAsync(new Account { UserName = userName, DisplayName = name, Role = role, UnitId = unit.Id, CreatedAt = DateTime.UnixEpoch }, Application.Setup.DemoData.Password);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
    }

    private static async Task PublishAsync(ReportsDbContext db, Unit unit, Func<ReportContent, ReportContent>? change)
    {
        const int Year = BrowserPortal.DueYear - 1;
        var content = SampleReports.Of(unit.Name, Year);
        content = change is null ? content : change(content);
        CheckReport inOrder = new([], []);
        DateTime at = new(Year + 1, 1, 20, 2, 0, 0, DateTimeKind.Utc);
        Actor program = new(0, "测试", Role.Officer, unit);
        var report = AnnualReport.Begin(unit, Year, FormCatalog.Official().ForYear(Year)!, content, program.Name, at);
        db.Reports.Add(report);
        await db.SaveChangesAsync();
        report.Submit(inOrder, program, at);
        report.Approve(inOrder, program, at);
        db.Editions.Add(report.Publish(unit, ["山东省", "潍坊市", "安丘市"], inOrder, program, at));
        await db.SaveChangesAsync();
    }
}
