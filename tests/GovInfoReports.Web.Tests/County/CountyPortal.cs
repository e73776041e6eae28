using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.County;

/// <summary>A portal with invented units whose reports go through their real steps, and officers to look at them.</summary>
public sealed partial class CountyPortal : PortalFactory, IAsyncLifetime
{
    public const string OverviewOfApplications = "（二）依申请公开。申请均按期办理。";

    private int _accounts;

    public InventedUnits Units { get; } = new();

    public HttpClient Officer { get; private set; } = null!;

    public HttpClient OtherOfficer { get; private set; } = null!;

    public Actor OfficerActor => new(1, "测试审核员", Role.Officer, Units.County);

    public async Task InitializeAsync()
    {
        await AddUnitsAsync(Units.All);
        Officer = await SignInAsAsync(Role.Officer, Units.County);
        OtherOfficer = await SignInAsAsync(Role.Officer, Units.OtherCounty);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>A further township of the county, for a test of its own.</summary>
    public async Task<Unit> TownshipAsync(string name)
    {
        var unit = Unit.Create($"990101{100 + Interlocked.Increment(ref _accounts)}", name, UnitLevel.Township, Units.County, filesReports: true);
        await AddUnitsAsync(unit);
        return unit;
    }

    public static Actor ClerkOf(Unit unit) => new(2, "测试填报员", Role.Clerk, unit);

    /// <summary>Begins a report and fills it so that it can be submitted.</summary>
    public async Task DraftAsync(Unit unit, int year, params (string Field, string Value)[] fields)
    {
        await InScopeAsync(s => s.GetRequiredService<OpenReport>().BeginAsync(ClerkOf(unit), year, default));
        await SaveAsync(unit, year, [.. InScope(s => s.GetRequiredService<FormCatalog>()).ForYear(year)!.Cells.Select(c => (c.Id.ToString(), "0")),
            ("preamble", $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。"),
            ("signature", $"{unit.Name}\n{year + 1}年1月12日"),
            ("text.overview", $"（一）主动公开。按目录发布信息。\n\n{OverviewOfApplications}\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。"),
            ("text.problems", SampleReports.Problems(unit.Code, year)),
            ("text.otherMatters", "本年度收取信息处理费 0 元。没有其他需要报告的事项。"),
            .. fields]);
    }

    public async Task SaveAsync(Unit unit, int year, params (string Field, string Value)[] fields)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            all[field] = value;
        }

        await InScopeAsync(s => s.SaveFieldsAsync(ClerkOf(unit), year, all));
    }

    /// <summary>Explains what there is to explain and submits.</summary>
    public async Task SubmitAsync(Unit unit, int year)
    {
        var clerk = ClerkOf(unit);
        var open = await InScopeAsync(async s =>
        {
            var view = await s.GetRequiredService<OpenReport>().ViewAsync(clerk, new ReportKey(unit.Code, year), default);
            Assert.DoesNotContain(view.Checks.Findings, f => f.Tier == Tier.Error);
            return view.Checks.Unexplained(view.Report.Explanations).ToList();
        });
        foreach (var finding in open)
        {
            await InScopeAsync(s => s.GetRequiredService<ExplainFinding>().ExecuteAsync(clerk, year, finding.Fingerprint, "已与台账核对，情况属实。", default));
        }

        var revision = await RevisionAsync(unit, year);
        await InScopeAsync(s => s.GetRequiredService<SubmitReport>().ExecuteAsync(clerk, year, revision, default));
    }

    public async Task SubmittedAsync(Unit unit, int year, params (string Field, string Value)[] fields)
    {
        await DraftAsync(unit, year, fields);
        await SubmitAsync(unit, year);
    }

    public async Task ApproveAsync(Unit unit, int year)
    {
        var revision = await RevisionAsync(unit, year);
        await InScopeAsync(s => s.GetRequiredService<ApproveReport>().ExecuteAsync(OfficerActor, new ReportKey(unit.Code, year), revision, default));
    }

    public async Task ReturnAsync(Unit unit, int year, string reason)
    {
        var revision = await RevisionAsync(unit, year);
        await InScopeAsync(s => s.GetRequiredService<ReturnReport>().ExecuteAsync(OfficerActor, new ReportKey(unit.Code, year), revision, reason, default));
    }

    public async Task PublishedAsync(Unit unit, int year, params (string Field, string Value)[] fields)
    {
        await SubmittedAsync(unit, year, fields);
        await ApproveAsync(unit, year);
        var revision = await RevisionAsync(unit, year);
        await InScopeAsync(s => s.GetRequiredService<PublishReport>().ExecuteAsync(OfficerActor, new ReportKey(unit.Code, year), revision, default));
    }

    public Task<Guid> RevisionAsync(Unit unit, int year) => InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().Reports
        .Where(r => r.UnitCode == unit.Code && r.Year == year).Select(r => r.Revision).SingleAsync());

    public Task<ReportStatus> StatusAsync(Unit unit, int year) => InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().Reports
        .Where(r => r.UnitCode == unit.Code && r.Year == year).Select(r => r.Status).SingleAsync());

    public static async Task<(HttpStatusCode Status, string Html)> GetAsync(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Posts a form with the token of the page that it stands on.</summary>
    public static async Task<(HttpStatusCode Status, string Html, string? Location)> PostAsync(HttpClient browser, string page, string path, params (string Name, string Value)[] fields)
    {
        var (_, html) = await GetAsync(browser, page);
        List<KeyValuePair<string, string>> form = [new("__form", Token().Match(html).Groups["token"].Value), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))];
        using FormUrlEncodedContent content = new(form);
        using var response = await browser.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), response.Headers.Location?.OriginalString);
    }

    private T InScope<T>(Func<IServiceProvider, T> act)
    {
        using var scope = Services.CreateScope();
        return act(scope.ServiceProvider);
    }

    [GeneratedRegex("""name="__form" type="hidden" value="(?<token>[^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
