using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>A township of a test's own with two clerks and a report that was begun, so that no other test is in the way.</summary>
public sealed class Township
{
    private static int _count;

    private readonly BrowserPortal _portal;
    private readonly Unit _unit;

    private Township(BrowserPortal portal, Unit unit, Account first, Account second)
    {
        _portal = portal;
        _unit = unit;
        First = first;
        Second = second;
    }

    /// <summary>A clerk.</summary>
    public Account First { get; }

    /// <summary>The colleague.</summary>
    public Account Second { get; }

    /// <summary>Code of the unit.</summary>
    public string Code => _unit.Code;

    /// <summary>Path of the form.</summary>
    public static string Form { get; } = string.Create(CultureInfo.InvariantCulture, $"/clerk/reports/{BrowserPortal.DueYear}");

    /// <summary>Makes one.</summary>
    public static async Task<Township> FoundAsync(BrowserPortal portal, string password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
        var number = Interlocked.Increment(ref _count);
        var county = await db.Units.SingleAsync(u => u.Code == "370725");
        var unit = Unit.Create(string.Create(CultureInfo.InvariantCulture, $"370725{900 + number}"), $"昌乐县试填{number}镇人民政府", UnitLevel.Township, county, filesReports: true);
        db.Units.Add(unit);
        await db.SaveChangesAsync();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var first = await AddAsync($"saving{number}a", "李四");
        var second = await AddAsync($"saving{number}b", "王五");
        Actor actor = new(first.Id, first.DisplayName, Role.Clerk, unit);
        await scope.ServiceProvider.GetRequiredService<OpenReport>().BeginAsync(actor, BrowserPortal.DueYear, default);
        return new Township(portal, unit, first, second);

        async Task<Account> AddAsync(string userName, string name)
        {
            Account account = new() { UserName = userName, DisplayName = name, Posts = { Post.At(Role.Clerk, unit.Id) } };
            var made = await accounts.CreateAsync(account, password);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
            return account;
        }
    }

    public async Task<string> StoredAsync(string field)
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Reports.AsNoTracking().Include(r => r.Draft)
            .SingleAsync(r => r.UnitId == _unit.Id && r.Year == BrowserPortal.DueYear);
        return ReportFields.Value(report.Draft.Content, scope.ServiceProvider.GetRequiredService<FormCatalog>().ForYear(BrowserPortal.DueYear)!, field);
    }

    /// <summary>The colleague saves a field, without a page.</summary>
    public async Task SaveAsColleagueAsync(string field, string value)
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        var stored = await StoredAsync(field);
        Actor actor = new(Second.Id, Second.DisplayName, Role.Clerk, _unit);
        var saved = await scope.ServiceProvider.GetRequiredService<SaveFields>().ExecuteAsync(actor, BrowserPortal.DueYear, Guid.Empty, [new FieldChange(field, stored, value)], default);
        Assert.Equal([field], saved.Saved);
    }

    /// <summary>The colleague fills in the rest and hands the report in, without a page.</summary>
    public async Task SubmitAsColleagueAsync()
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        Actor actor = new(Second.Id, Second.DisplayName, Role.Clerk, _unit);
        var edition = services.GetRequiredService<FormCatalog>().ForYear(BrowserPortal.DueYear)!;
        var year = BrowserPortal.DueYear;
        List<FieldChange> changes = [.. edition.Cells.Select(c => new FieldChange(c.Id.ToString(), string.Empty, "0"))];
        changes.Add(new("preamble", string.Empty, $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。"));
        changes.Add(new("text.overview", string.Empty, "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。本年度未收到政府信息公开申请。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。"));
        changes.Add(new("text.problems", string.Empty, SampleReports.Problems(_unit.Code, year)));
        changes.Add(new("text.otherMatters", string.Empty, "本年度收取信息处理费 0 元。没有其他需要报告的事项。"));
        changes.Add(new("signature", _unit.Name, $"{_unit.Name}\n{year + 1}年1月10日"));
        var saved = await services.GetRequiredService<SaveFields>().ExecuteAsync(actor, year, Guid.Empty, changes, default);
        var view = await services.GetRequiredService<OpenReport>().ViewAsync(saved.Report, saved.Frame, withNeighbours: false, default);
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations))
        {
            await services.GetRequiredService<ExplainFinding>().ExecuteAsync(actor, year, finding.Fingerprint, "已核对，情况属实。", default);
        }

        var revision = await services.GetRequiredService<ReportsDbContext>().Reports.Where(r => r.UnitId == _unit.Id && r.Year == year).Select(r => r.Revision).SingleAsync();
        await services.GetRequiredService<SubmitReport>().ExecuteAsync(actor, year, revision, default);
    }
}
