using System.Globalization;
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

/// <summary>A township of a journey's own with a clerk, in a county of its own with an officer, since texts of neighbours are compared, and last year's report published: no journey meets another.</summary>
public sealed record Settlement(string Unit, string Name, string Clerk, string Officer)
{
    // The codes from here on name no county of the demonstration data.
    private const int FirstCounty = 370726;

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
            Settlement township = new($"{FirstCounty + number}100", $"安丘市第{number}镇人民政府", $"journey-{number}", $"journey-officer-{number}");
            var county = await CountyAsync(db, accounts, township.Officer, FirstCounty + number);
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

    private static async Task<Unit> CountyAsync(ReportsDbContext db, UserManager<Account> accounts, string officer, int code)
    {
        var county = Domain.Organisations.Unit.Create(code.ToString(CultureInfo.InvariantCulture), "安丘市", UnitLevel.County, await db.Units.SingleAsync(u => u.Code == "370700"), false);
        db.Units.Add(county);
        await db.SaveChangesAsync();
        await AddAsync(accounts, officer, "安丘市审核员", Role.Officer, county);
        return county;
    }

    private static async Task AddAsync(UserManager<Account> accounts, string userName, string name, Role role, Unit unit)
    {
        var result = await accounts.CreateAsync(new Account { UserName = userName, DisplayName = name, Posts = { Post.At(role, unit.Id) }, CreatedAt = DateTime.UnixEpoch }, Application.Setup.DemoData.Password);
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
        report.Submit(inOrder, program with { AccountId = -1 }, at);
        report.Approve(inOrder, program, at);
        db.Editions.Add(report.Publish(unit, ["山东省", "潍坊市", "安丘市"], inOrder, program, at));
        await db.SaveChangesAsync();
    }
}
