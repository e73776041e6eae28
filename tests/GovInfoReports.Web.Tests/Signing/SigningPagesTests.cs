using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Tests.Clerk;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Signing;

public sealed partial class SigningPagesTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Page = "/signing/reports/2025";
    private const string Reason = "第五部分写得太笼统，请补充。";
    private const string Note = "请务必按时公开。";

    [Fact]
    public async Task A_report_is_sent_comes_back_and_is_signed_before_it_is_submitted()
    {
        var (desk, first, second) = await SignedUnitAsync();
        var check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Contains("一审 甲领导", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Submit", check.Text, StringComparison.Ordinal);
        var early = await desk.PostAsync($"{desk.Form}/check?handler=Submit", await FieldsAsync(desk, check));
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains("还没有审签完", early.Text, StringComparison.Ordinal);

        Assert.Equal($"{desk.Form}/signing", (await SendAsync(desk)).Location);
        Assert.Contains("已送审，现在在一审 甲领导处", (await desk.GetAsync($"{desk.Form}/signing")).Text, StringComparison.Ordinal);
        foreach (var page in new[] { $"{desk.Form}/check", $"{desk.Form}/preview" })
        {
            Assert.Contains("报告现在在一审 甲领导处", (await desk.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        var home = await desk.GetAsync("/clerk");
        Assert.Contains("一审审签中", home.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{desk.Form}/signing\"", home.Text, StringComparison.Ordinal);
        Assert.Contains("/signing/reports/2025", await first.TextAsync("/signing"), StringComparison.Ordinal);
        Assert.Contains("现在没有等待您审签的报告", await second.TextAsync("/signing"), StringComparison.Ordinal);
        using (var back = await DecideAsync(first, desk, "back", Reason))
        {
            Assert.Equal("/signing", back.Headers.Location?.OriginalString);
        }

        foreach (var page in new[] { desk.Form, $"{desk.Form}/check", $"{desk.Form}/signing" })
        {
            Assert.Contains(Reason, (await desk.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["disclosure.penalties.decisions"] = "7" });
        await ExplainAsync(desk);
        await SendAsync(desk);
        var seen = await first.TextAsync(Page);
        Assert.Contains("之后改动的内容", seen, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#cell-disclosure-penalties-decisions\">7</a>", seen, StringComparison.Ordinal);
        using var agreed = await DecideAsync(first, desk, "agree", null);
        using var last = await DecideAsync(second, desk, "agree", Note);
        Assert.Equal(("/signing", "/signing"), (agreed.Headers.Location?.OriginalString, last.Headers.Location?.OriginalString));

        check = await desk.GetAsync($"{desk.Form}/check");
        Assert.Contains("已审签完，可以提交", check.Text, StringComparison.Ordinal);
        Assert.Equal($"{desk.Form}/receipt", (await desk.PostAsync($"{desk.Form}/check?handler=Submit", await FieldsAsync(desk, check))).Location);
        Assert.Contains("一审退回修改", (await desk.GetAsync($"{desk.Form}/preview")).Text, StringComparison.Ordinal);
        Assert.Contains("待审核", await first.TextAsync("/signing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_sees_who_agreed_and_nobody_outside_sees_anything_of_it()
    {
        var (desk, first, second) = await SignedUnitAsync();
        await SendAsync(desk);
        (await DecideAsync(first, desk, "back", Reason)).Dispose();
        await SendAsync(desk);
        (await DecideAsync(first, desk, "agree", null)).Dispose();
        (await DecideAsync(second, desk, "agree", Note)).Dispose();
        await desk.SubmitAsync();

        using var officer = await portal.SignInAsAsync(Role.Officer, portal.Units.County);
        var review = await officer.TextAsync($"/county/reports/{desk.Unit.Code}/2025");
        foreach (var said in new[] { "内部审签", "一审 甲领导", "二审 乙", "单位内部一审同意", "单位内部一审退回修改" })
        {
            Assert.Contains(said, review, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Reason, review, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, review, StringComparison.Ordinal);

        await desk.PublishAsync(portal.Units.County);
        using var reader = portal.Browser();
        var unit = desk.Unit.Code;
        foreach (var path in new[]
        {
            $"/units/{unit}", $"/units/{unit}/2025", $"/units/{unit}/2025/editions/1", $"/units/{unit}/2025/editions/1/download/json", $"/units/{unit}/2025/editions/1/download/html",
            $"/units/{unit}/2025/editions/1/download/text", $"/api/v1/reports/{unit}/2025", $"/api/v1/reports?unit={unit}", $"/reports?q={Uri.EscapeDataString("新镇")}",
        })
        {
            using var response = await reader.GetAsync(new Uri(path, UriKind.Relative));
            if (response.StatusCode == HttpStatusCode.NotFound && path.Contains("/download/", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
            var text = await response.TextAsync();
            foreach (var inside in new[] { "审签", "送审", "甲领导", "乙领导", Reason, Note, "signing", "Sign\"" })
            {
                Assert.False(text.Contains(inside, StringComparison.OrdinalIgnoreCase), $"{path} says {inside}");
            }
        }
    }

    [Fact]
    public async Task A_decision_without_reason_or_on_what_changed_comes_back_with_what_was_typed()
    {
        var (desk, first, second) = await SignedUnitAsync();
        await SendAsync(desk);
        using var missing = await DecideAsync(first, desk, "back", " ");
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", await missing.TextAsync(), StringComparison.Ordinal);
        using var unknown = await DecideAsync(first, desk, "publish", null);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);

        var (token, revision) = await SeenAsync(first);
        using var other = await DecideAsync(second, desk, "agree", null);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        await desk.PostAsync($"{desk.Form}/signing?handler=recall", await FieldsAsync(desk, await desk.GetAsync($"{desk.Form}/signing")));
        using var late = await PostAsync(first, token, revision, "back", Reason);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(Reason, await late.TextAsync(), StringComparison.Ordinal);

        await SendAsync(desk);
        using var stale = await PostAsync(first, token, revision, "agree", Note);
        var text = await stale.TextAsync();
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains($"{Note}</textarea>", text, StringComparison.Ordinal);
        Assert.Contains("报告有了变化", text, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.ReportAsync()).Desk);
    }

    [Fact]
    public async Task The_clerk_is_told_why_a_report_is_not_sent_or_taken_back()
    {
        var (desk, _, _) = await SignedUnitAsync();
        var page = await desk.GetAsync($"{desk.Form}/signing");
        var fields = await FieldsAsync(desk, page);
        var early = await desk.PostAsync($"{desk.Form}/signing?handler=recall", fields);
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        fields["revision"] = Guid.NewGuid().ToString();
        var stale = await desk.PostAsync($"{desk.Form}/signing?handler=send", fields);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("报告有了变化", stale.Text, StringComparison.Ordinal);

        await desk.SaveAsColleagueAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["requests.received.naturalPerson"] = "5" });
        var blocked = await desk.PostAsync($"{desk.Form}/signing?handler=send", await FieldsAsync(desk, page));
        Assert.Equal(HttpStatusCode.Conflict, blocked.Status);
        Assert.Contains("强制事项没有改正", blocked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(">送审</button>", blocked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_report_on_a_desk_is_refused_with_what_was_typed()
    {
        var (desk, _, _) = await SignedUnitAsync();
        var form = await desk.GetAsync(desk.Form);
        await SendAsync(desk);
        var refused = await desk.PressAsync(form, "save", ("title", "晚到的标题"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("正在内部审签", refused.Text, StringComparison.Ordinal);
        Assert.Contains("晚到的标题", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_without_a_chain_hears_nothing_of_one()
    {
        var desk = await portal.DeskAsync();
        await desk.CompleteAsync();
        foreach (var page in new[] { desk.Form, $"{desk.Form}/check", $"{desk.Form}/preview" })
        {
            Assert.DoesNotContain("审签", (await desk.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        var sent = await desk.PostAsync($"{desk.Form}/signing?handler=send", await FieldsAsync(desk, await desk.GetAsync(desk.Form)));
        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Contains("没有设内部审签", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_are_signed_by_those_of_the_chain_and_by_nobody_else()
    {
        var (desk, _, _) = await SignedUnitAsync();
        using var spare = await portal.SignInAsAsync(Role.Signer, desk.Unit);
        using var foreign = await portal.SignInAsAsync(Role.Signer, portal.Units.Township);
        await SendAsync(desk);
        foreach (var browser in new[] { spare, foreign })
        {
            using var response = await browser.GetAsync(new Uri(Page, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains("现在没有等待您审签的报告", await browser.TextAsync("/signing"), StringComparison.Ordinal);
            using var cursor = await browser.GetAsync(new Uri("/signing?after=nonsense", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, cursor.StatusCode);
        }

        foreach (var (browser, expected) in new[] { (spare, HttpStatusCode.Forbidden), (foreign, HttpStatusCode.NotFound) })
        {
            var token = Forms.TokenIn(await browser.TextAsync("/account"));
            using var response = await PostAsync(browser, token, (await desk.ReportAsync()).Revision.ToString(), "agree", null);
            Assert.Equal(expected, response.StatusCode);
        }

        foreach (var role in new[] { Role.Officer, Role.Administrator, Role.Auditor })
        {
            using var browser = await portal.SignInAsAsync(role, portal.Units.County);
            using var response = await browser.GetAsync(new Uri(Page, UriKind.Relative));
            Assert.Equal((role, HttpStatusCode.Forbidden), (role, response.StatusCode));
        }
    }

    [Fact]
    public async Task An_administrator_sets_the_chain_and_is_told_what_does_not_do()
    {
        var desk = await portal.DeskAsync();
        var first = await portal.AddAccountAsync($"first-{desk.Unit.Code}", Role.Signer, desk.Unit);
        var second = await portal.AddAccountAsync($"second-{desk.Unit.Code}", Role.Signer, desk.Unit);
        using var admin = await portal.SignInAsAsync(Role.Administrator, portal.Units.County);
        var page = $"/admin/units/{desk.Unit.Code}";
        foreach (var desks in new[] { new[] { $"{first.Id}", $"{first.Id}", "" }, ["", $"{first.Id}", ""], ["x", "", ""], ["999999", "", ""] })
        {
            using var refused = await ChainAsync(admin, page, desks);
            Assert.Equal((string.Join(',', desks), HttpStatusCode.BadRequest), (string.Join(',', desks), refused.StatusCode));
        }

        using var set = await ChainAsync(admin, page, $"{first.Id}", $"{second.Id}", string.Empty);
        Assert.Equal(page, set.Headers.Location?.OriginalString);
        var shown = await admin.TextAsync(page);
        Assert.Matches($"<select id=\"Desks_0_\"[^§]*?<option value=\"{first.Id}\" selected", shown);
        using var shut = await admin.SendAsync($"/admin/accounts/{first.Id}", "Disable");
        Assert.Equal(HttpStatusCode.BadRequest, shut.StatusCode);
        Assert.Contains("内部审签的一审", await shut.TextAsync(), StringComparison.Ordinal);

        await desk.CompleteAsync();
        await ExplainAsync(desk);
        await SendAsync(desk);
        using var used = await ChainAsync(admin, page, $"{second.Id}", string.Empty, string.Empty);
        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);
        Assert.Contains("2025 年度报告正在一审处审签", await used.TextAsync(), StringComparison.Ordinal);
        using var malformed = await ChainAsync(admin, page, "x");
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        Assert.Equal(2, await portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().SigningDesks.CountAsync(d => d.UnitId == desk.Unit.Id)));

        using var elsewhere = await portal.SignInAsAsync(Role.Administrator, portal.Units.OtherCounty);
        var token = Forms.TokenIn(await elsewhere.TextAsync("/admin/accounts/new"));
        using FormUrlEncodedContent forged = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("Desks[0]", string.Empty)]);
        using var foreign = await elsewhere.PostAsync(new Uri($"{page}?handler=Chain", UriKind.Relative), forged);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static Task<HttpResponseMessage> ChainAsync(HttpClient admin, string page, params string[] desks) =>
        admin.SendAsync(page, "Chain", [.. desks.Select((d, i) => ($"Desks[{i}]", (string?)d))]);

    // A township with two who sign, and a finished report.
    private async Task<(ClerkDesk Desk, HttpClient First, HttpClient Second)> SignedUnitAsync()
    {
        var desk = await portal.DeskAsync();
        List<int> ids = [];
        foreach (var (name, shown) in new[] { ("jia", "甲领导"), ("yi", "乙领导") })
        {
            var account = await portal.AddAccountAsync($"{name}-{desk.Unit.Code}", Role.Signer, desk.Unit);
            await portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisplayName, shown)));
            ids.Add(account.Id);
        }

        using var admin = await portal.SignInAsAsync(Role.Administrator, portal.Units.County);
        using var set = await ChainAsync(admin, $"/admin/units/{desk.Unit.Code}", [.. ids.Select(i => $"{i}")]);
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        await desk.CompleteAsync();
        await ExplainAsync(desk);
        return (desk, await portal.SignInAsync($"jia-{desk.Unit.Code}"), await portal.SignInAsync($"yi-{desk.Unit.Code}"));
    }

    private static async Task<Sheet> SendAsync(ClerkDesk desk)
    {
        var sent = await desk.PostAsync($"{desk.Form}/signing?handler=send", await FieldsAsync(desk, await desk.GetAsync($"{desk.Form}/check")));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        return sent;
    }

    private async Task ExplainAsync(ClerkDesk desk)
    {
        var view = await portal.InScopeAsync(s => s.GetRequiredService<OpenReport>().ViewAsync(desk.Actor, new ReportKey(desk.Unit.Code, ClerkPortal.Year), default));
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations).ToList())
        {
            await portal.InScopeAsync(s => s.GetRequiredService<ExplainFinding>().ExecuteAsync(desk.Actor, ClerkPortal.Year, finding.Fingerprint, "已核对。", default));
        }
    }

    private static async Task<HttpResponseMessage> DecideAsync(HttpClient browser, ClerkDesk desk, string button, string? reason) =>
        await PostAsync(browser, Forms.TokenIn(await browser.TextAsync("/account")), (await desk.ReportAsync()).Revision.ToString(), button, reason);

    private static async Task<(string Token, string Revision)> SeenAsync(HttpClient browser)
    {
        var text = await browser.TextAsync(Page);
        return (Forms.TokenIn(text), Revision().Match(text).Groups["value"].Value);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string token, string revision, string button, string? reason)
    {
        using FormUrlEncodedContent content = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("revision", revision), KeyValuePair.Create("do", button), KeyValuePair.Create("reason", reason ?? string.Empty)]);
        return await browser.PostAsync(new Uri(Page, UriKind.Relative), content);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(ClerkDesk desk, Sheet sheet) => new(StringComparer.Ordinal)
    {
        ["__form"] = Forms.TokenIn(sheet.Text),
        ["revision"] = (await desk.ReportAsync()).Revision.ToString(),
    };

    [GeneratedRegex("name=\"revision\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Revision();
}

/// <summary>Reads pages.</summary>
internal static class PageTexts
{
    public static async Task<string> TextAsync(this HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return await response.TextAsync();
    }
}
