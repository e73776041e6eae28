using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Browser.Tests.Journeys;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>A township without applications, from the home page to the receipt.</summary>
[Collection(BrowserSuite.Name)]
public sealed class ZeroReportTests(BrowserPortal portal, ITestOutputHelper output)
{
    private const int MostInputs = 10;
    private const int LastYear = BrowserPortal.DueYear - 1;

    /// <summary>Every manner of working.</summary>
    public static TheoryData<string> Manners => new(Manner.All.Select(m => m.Name));

    [ChromiumTheory]
    [MemberData(nameof(Manners))]
    public async Task From_the_home_page_to_the_receipt_in_ten_inputs(string name)
    {
        var at = Manner.All.ToList().FindIndex(m => m.Name == name);
        var manner = Manner.All[at];
        var code = $"62102519{at + 1}";
        var userName = await TownAsync(code);
        await using var visitor = await portal.VisitAsync(userName, manner.Scripts, manner.Width, manner.Height);
        var page = visitor.Page;
        await page.GotoAsync("/clerk");
        Hand hand = new(page, manner);

        var result = await ClerkJourneys.NothingAsync(
            hand,
            "（一）主动公开。公开栏改版，逐村张贴惠农政策。\n\n（二）依申请公开。全年没有收到政府信息公开申请。\n\n（三）政府信息管理。发文前逐件审核并留痕。\n\n（四）政府信息公开平台建设。撤并一个停更的公众号。\n\n（五）监督保障。年中抽查一次，全员培训一次。",
            SampleReports.Problems($"零{code}", BrowserPortal.DueYear));

        output.WriteLine($"{result.Name}, {result.Manner}: {result.Inputs} inputs, {result.Elapsed.TotalSeconds:0.0} s");
        Assert.True(result.Inputs <= MostInputs || !manner.Mouse, $"{result.Inputs} inputs");
        Assert.True(result.Elapsed < TimeSpan.FromMinutes(2), $"{result.Elapsed}");
        Assert.True(hand.Faults.Count == 0, string.Join(Environment.NewLine, hand.Faults));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"{code}-{BrowserPortal.DueYear}-01");
        visitor.AssertQuiet();
        await using var scope = portal.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Reports.Include(r => r.Draft)
            .SingleAsync(r => r.UnitCode == code && r.Year == BrowserPortal.DueYear);
        Assert.Equal(8, report.Nothing!.Statements.Count);
        Assert.All(report.Draft.Content.Figures.Cells, c => Assert.Equal(c.Key == CellId.Parse("disclosure.normativeDocuments.inForce") ? CellValue.Of(2) : CellValue.Zero, c.Value));
    }

    [ChromiumTheory]
    [InlineData(1366, 768, "621025198")]
    [InlineData(390, 844, "621025199")]
    public async Task Last_years_text_is_taken_over_from_the_form_and_what_was_typed_elsewhere_stays(int width, int height, string code)
    {
        var userName = await TownAsync(code);
        await using var visitor = await portal.VisitAsync(userName, true, width, height);
        var page = visitor.Page;
        await page.GotoAsync("/clerk");
        await page.GetByRole(AriaRole.Button, new() { Name = $"开始填报 {BrowserPortal.DueYear} 年度报告" }).ClickAsync();
        await page.FillAsync("#cell-disclosure-penalties-decisions", "5");
        var details = page.Locator("details.last-text", new() { Has = page.Locator("button[value='takeover:overview']") });
        await details.Locator("summary").ClickAsync();
        await details.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator(".taken-over")).ToContainTextAsync("上年文字，尚未修改");
        Assert.Contains("申请均按期办理", await page.InputValueAsync("#field-text-overview"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#cell-disclosure-penalties-decisions")).ToHaveValueAsync("5");

        // While the form starts it may be too wide for a moment.
        await page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= innerWidth");

        // It is last year's text until it is edited.
        await page.Locator("#field-text-overview").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("又写了一句。");
        await Assertions.Expect(page.Locator(".taken-over")).ToHaveCountAsync(0);

        // With last year's figure in each cell and the panel beside the form, no field lies over its neighbour.
        await page.ClickAsync("#findings-open");
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.entry-cell')].map(td => [td.getBoundingClientRect(), td.querySelector('input')])
              .filter(([cell, field]) => field.getBoundingClientRect().left < cell.left - 1 || field.getBoundingClientRect().right > cell.right + 1).map(([, field]) => field.name)
            """));
        visitor.AssertQuiet();
    }

    [ChromiumFact]
    public async Task What_was_carried_over_is_changed_on_a_page_that_fits_a_phone()
    {
        await using var visitor = await portal.VisitAsync(await TownAsync("621025196"));
        await visitor.OpenAsync("/clerk");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = $"开始填报 {BrowserPortal.DueYear} 年度报告" }).ClickAsync();
        await visitor.OpenAsync($"/clerk/reports/{BrowserPortal.DueYear}/carry-over");

        await Assertions.Expect(visitor.Page.Locator(".carry-table input")).ToHaveCountAsync(6);
        Assert.Empty(await Layout.FaultsAsync(visitor.Page));
        visitor.AssertQuiet();
    }

    // A town of the test's own whose report of last year is public.
    private async Task<string> TownAsync(string code)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ReportsDbContext>();
        var county = await db.Units.SingleAsync(u => u.Code == "621025");
        var town = Unit.Create(code, $"正宁县零{code[^1]}镇人民政府", UnitLevel.Township, county, true);
        db.Units.Add(town);
        await db.SaveChangesAsync();
        Account account = new() { UserName = $"zero-{code}", DisplayName = "零镇填报员", Posts = { Post.At(Role.Clerk, town.Id) }, CreatedAt = DateTime.UnixEpoch };
        Assert.True((await services.GetRequiredService<UserManager<Account>>().CreateAsync(account, "Nianbao-2026")).Succeeded);
        await PublishAsync(new Actor(account.Id, account.DisplayName, Role.Clerk, town), new Actor(1, "正宁县审核员", Role.Officer, county));
        return account.UserName;
    }

    private async Task PublishAsync(Actor clerk, Actor officer)
    {
        async Task DoAsync(Func<IServiceProvider, Guid, Task> step)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await step(scope.ServiceProvider, await RevisionAsync(scope.ServiceProvider, clerk));
        }

        ReportKey key = new(clerk.Unit.Code, LastYear);
        await DoAsync((s, _) => s.GetRequiredService<OpenReport>().BeginAsync(clerk, LastYear, default));
        await DoAsync((s, _) => s.SaveFieldsAsync(clerk, LastYear, Fields(s.GetRequiredService<FormCatalog>().ForYear(LastYear)!, clerk.Unit.Name)));
        await DoAsync(async (s, _) =>
        {
            var view = await s.GetRequiredService<OpenReport>().ViewAsync(clerk, key, default);
            foreach (var finding in view.Checks.Unexplained(view.Report.Explanations).ToList())
            {
                await s.GetRequiredService<ExplainFinding>().ExecuteAsync(clerk, LastYear, finding.Fingerprint, "已核对台账，属实。", default);
            }
        });
        await DoAsync((s, r) => s.GetRequiredService<SubmitReport>().ExecuteAsync(clerk, LastYear, r, default));
        await DoAsync((s, r) => s.GetRequiredService<ApproveReport>().ExecuteAsync(officer, key, r, default));
        await DoAsync((s, r) => s.GetRequiredService<PublishReport>().ExecuteAsync(officer, key, r, default));
    }

    private static async Task<Guid> RevisionAsync(IServiceProvider services, Actor clerk) => await services.GetRequiredService<ReportsDbContext>().Reports
        .Where(r => r.UnitCode == clerk.Unit.Code && r.Year == LastYear).Select(r => r.Revision).SingleOrDefaultAsync();

    private static Dictionary<string, string> Fields(FormEdition edition, string unit)
    {
        var fields = edition.Cells.ToDictionary(c => c.Id.ToString(), _ => "0", StringComparer.Ordinal);
        fields["disclosure.normativeDocuments.inForce"] = "2";
        fields["preamble"] = $"本报告所列数据的统计期限自{LastYear}年1月1日起至{LastYear}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。";
        fields["text.overview"] = "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。申请均按期办理。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。";
        fields["text.problems"] = SampleReports.Problems(unit, LastYear);
        fields["text.otherMatters"] = "本年度没有收取信息处理费，没有其他需要报告的事项。";
        return fields;
    }
}
