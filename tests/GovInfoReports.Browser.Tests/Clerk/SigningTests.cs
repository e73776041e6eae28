using GovInfoReports.Application.Reports;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>The road of a report through the unit's own chain, its leaders on phones.</summary>
[Collection(BrowserSuite.Name)]
public sealed class SigningTests(BrowserPortal portal)
{
    [ChromiumTheory]
    [InlineData(true, 2023)]
    [InlineData(false, 2022)]
    public async Task A_report_comes_back_from_a_desk_and_is_signed_by_both(bool scripts, int year)
    {
        await FinishAsync(year);
        var form = $"/clerk/reports/{year}";
        await using var clerk = await portal.VisitAsync("chalukou", scripts);
        await using var first = await portal.VisitAsync("chalukou-fen", scripts, 390, 844);
        await using var second = await portal.VisitAsync("chalukou-zhu", scripts, 390, 844);

        await clerk.OpenAsync($"{form}/check");
        await Assertions.Expect(Button(clerk, "提交审核")).ToBeDisabledAsync();
        await SendAsync(clerk, form);
        await Assertions.Expect(clerk.Page.Locator(".desk-here")).ToContainTextAsync("分管领导");

        // The first desk sends it back; the clerk reads why, changes and sends it again.
        await OpenAsync(first, year);
        await Button(first, "退回修改").ClickAsync();
        await Assertions.Expect(first.Page.Locator("#reason-error")).ToBeVisibleAsync();
        await first.Page.FillAsync("#reason", "处罚数量请与台账核对。");
        await Button(first, "退回修改").ClickAsync();
        await Assertions.Expect(first.Page.Locator(".notice")).ToContainTextAsync("已退回");
        await clerk.OpenAsync(form);
        await Assertions.Expect(clerk.Page.Locator("main")).ToContainTextAsync("处罚数量请与台账核对。");
        await ChangeAsync(year);
        await SendAsync(clerk, form);

        // The first desk sees what changed and agrees, then the second; now it can be submitted.
        await OpenAsync(first, year);
        await Assertions.Expect(first.Page.Locator("section[aria-labelledby=changed]")).ToContainTextAsync("4");
        await Button(first, "同意").ClickAsync();
        await Assertions.Expect(first.Page.Locator(".notice")).ToContainTextAsync("下一审");
        await OpenAsync(second, year);
        await Button(second, "同意").ClickAsync();
        await Assertions.Expect(second.Page.Locator(".notice")).ToContainTextAsync("审签完成");
        await clerk.OpenAsync($"{form}/check");
        await Assertions.Expect(clerk.Page.Locator("#signing")).ToContainTextAsync("已审签完");
        await Button(clerk, "提交审核").ClickAsync();
        await clerk.Page.WaitForURLAsync($"**{form}/receipt*");

        clerk.AssertQuiet();
        first.AssertQuiet();
        second.AssertQuiet();
    }

    private static ILocator Button(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task SendAsync(Visitor clerk, string form)
    {
        await clerk.OpenAsync($"{form}/check");
        await Button(clerk, "送审").ClickAsync();
        await clerk.Page.WaitForURLAsync($"**{form}/signing");
    }

    private static async Task OpenAsync(Visitor signer, int year)
    {
        await signer.OpenAsync("/signing");
        await signer.Page.GetByRole(AriaRole.Link, new() { Name = $"打开审签 {year}" }).ClickAsync();
        await signer.Page.WaitForURLAsync($"**/signing/reports/{year}");
    }

    // A report that is ready but for the signing, without the form: the form has journeys of its own.
    private async Task FinishAsync(int year)
    {
        var clerk = await ClerkAsync();
        await portal.Services.InScopeAsync<OpenReport>(o => o.BeginAsync(clerk, year, default));
        var view = await portal.Services.InScopeAsync<OpenReport, ReportView>(o => o.ViewAsync(clerk, new ReportKey(clerk.Unit.Code, year), default));
        var fields = view.Edition.Cells.ToDictionary(c => c.Id.ToString(), _ => "0", StringComparer.Ordinal);
        fields["preamble"] = $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。";
        fields["signature"] = $"{clerk.Unit.Name}\n{year + 1}年1月12日";
        fields["text.overview"] = "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。本年度未收到政府信息公开申请。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。";
        fields["text.problems"] = SampleReports.Problems(clerk.Unit.Name, year);
        fields["text.otherMatters"] = "本年度收取信息处理费 0 元。没有其他需要报告的事项。";
        await SaveAsync(clerk, year, fields);
    }

    private async Task ChangeAsync(int year) =>
        await SaveAsync(await ClerkAsync(), year, new(StringComparer.Ordinal) { ["disclosure.penalties.decisions"] = "4" });

    private async Task SaveAsync(Actor clerk, int year, Dictionary<string, string> fields)
    {
        ReportKey key = new(clerk.Unit.Code, year);
        await portal.Services.InScopeAsync<IServiceProvider>(s => s.SaveFieldsAsync(clerk, year, fields));
        var view = await portal.Services.InScopeAsync<OpenReport, ReportView>(o => o.ViewAsync(clerk, key, default));
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations).ToList())
        {
            await portal.Services.InScopeAsync<ExplainFinding>(e => e.ExecuteAsync(clerk, year, finding.Fingerprint, "已与台账核对，情况属实。", default));
        }
    }

    private async Task<Actor> ClerkAsync()
    {
        var account = await portal.Services.InScopeAsync<ReportsDbContext, Data.Accounts.Account>(db => db.Users.AsNoTracking().Include(u => u.Posts).ThenInclude(p => p.Unit).SingleAsync(u => u.UserName == "chalukou"));
        var post = account.Posts.Single();
        return new Actor(account.Id, account.DisplayName, post.Role, post.Unit);
    }
}

/// <summary>Does something with the portal's services, each time as a request does.</summary>
internal static class Scopes
{
    public static async Task InScopeAsync<T>(this IServiceProvider services, Func<T, Task> act)
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public static async Task<TResult> InScopeAsync<T, TResult>(this IServiceProvider services, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
