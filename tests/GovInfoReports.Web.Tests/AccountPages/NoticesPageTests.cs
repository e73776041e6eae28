using System.Net;
using GovInfoReports.Data;
using GovInfoReports.Data.Notices;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.AccountPages;

public sealed class NoticesPageTests(StaffedPortal portal) : IClassFixture<StaffedPortal>
{
    private const string Page = "/account/notices";

    [Fact]
    public async Task A_notice_is_shown_counted_opened_and_then_read()
    {
        var (name, id) = await ToldAsync(Role.Clerk);
        using var browser = await portal.SignInAsync(name);
        var html = await browser.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains("报告被退回&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("class=\"unread\"", html, StringComparison.Ordinal);

        using var opened = await browser.SendAsync(Page, "Open", ("id", $"{id}"));

        Assert.Equal((HttpStatusCode.Redirect, "/clerk/reports/2025"), (opened.StatusCode, opened.Headers.Location!.ToString()));
        Assert.DoesNotContain("class=\"unread\"", await browser.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_of_somebody_else_does_not_exist()
    {
        var (_, id) = await ToldAsync(Role.Clerk);
        var (other, _) = await ToldAsync(Role.Clerk);
        using var browser = await portal.SignInAsync(other);

        using var response = await browser.SendAsync(Page, "Open", ("id", $"{id}"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_wrong_address_comes_back_as_typed_and_kinds_of_other_roles_stay()
    {
        var (name, _) = await ToldAsync(Role.Clerk);
        using var browser = await portal.SignInAsync(name);
        using var wrong = await browser.SendAsync(Page, "Choose", ("Input.Address", "nobody at home"), ("Input.Portal", "Returned"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("nobody at home", await wrong.TextAsync(), StringComparison.Ordinal);

        using var right = await browser.SendAsync(Page, "Choose", ("Input.Address", "clerk@baishui.example"), ("Input.Portal", "Returned"), ("Input.Portal", "Submitted"));

        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        var account = await portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().Users.AsNoTracking().SingleAsync(a => a.UserName == name));
        const NoticeKinds ofOthers = NoticeKinds.Submitted | NoticeKinds.CorrectionAsked;
        Assert.Equal((NoticeKinds.Returned | ofOthers, ofOthers, "clerk@baishui.example"), (account.PortalNotices, account.MailNotices, account.Email));
    }

    [Fact]
    public async Task Without_mail_the_page_says_so_and_a_test_letter_is_refused()
    {
        var (name, _) = await ToldAsync(Role.Officer);
        using var browser = await portal.SignInAsync(name);

        using var response = await browser.SendAsync(Page, "Try");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("还没有设置发信服务器", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_nobodys_is_a_bad_request()
    {
        var (name, _) = await ToldAsync(Role.Auditor);
        using var browser = await portal.SignInAsync(name);

        using var response = await browser.GetAsync(new Uri($"{Page}?after=x!", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<(string UserName, long Notice)> ToldAsync(Role role)
    {
        var name = $"told{Guid.NewGuid():N}"[..16];
        var account = await portal.AddAccountAsync(name, role, role == Role.Clerk ? portal.Units.Township : portal.Units.County);
        Notice notice = new()
        {
            AccountId = account.Id,
            PostId = account.Posts.Single().Id,
            Kind = NoticeKinds.Returned,
            Occasion = "test:1",
            Title = "报告被退回<b>",
            Text = "请修改。",
            Path = "/clerk/reports/2025",
            At = new DateTime(2026, 1, 12, 3, 4, 5, DateTimeKind.Utc),
            InPortal = true,
        };
        await portal.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<ReportsDbContext>();
            db.Notices.Add(notice);
            await db.SaveChangesAsync();
        });
        return (name, notice.Id);
    }
}
