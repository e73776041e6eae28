using System.Net;
using System.Text.RegularExpressions;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Admin;

public sealed class UnitChangePageTests : IAsyncLifetime, IDisposable
{
    private readonly StaffedPortal _portal = new();

    private string Town => $"/admin/units/{_portal.Units.Township.Code}";

    private (string, string?)[] IntoSecond => [("Day", "2026-01-05"), ("Reason", "乡镇撤并〔2026〕1号"), ("Successor", _portal.Units.SecondTownship.Code)];

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _portal.Dispose();

    private static string SeenIn(string html) => Regex.Match(html, "name=\"Seen\" value=\"(?<seen>[0-9a-f]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["seen"].Value;

    private Task<Unit> UnitAsync(string code) => _portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Units.AsNoTracking().SingleAsync(u => u.Code == code));

    private Task<int> PublishAsync(params Unit[] units) => _portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        DateTime at = new(2025, 2, 1, 2, 0, 0, DateTimeKind.Utc);
        var form = FormCatalog.Official().ForYear(2024)!;
        foreach (var unit in units)
        {
            var stored = await db.Units.SingleAsync(u => u.Code == unit.Code);
            var report = AnnualReport.Begin(stored, 2024, form, ReportContent.EmptyFor(form) with { Title = $"{unit.Name}年报" }, "某人", at);
            db.Reports.Add(report);
            await db.SaveChangesAsync();
            db.Editions.Add(report.PublishHistoric(stored, [], new CheckReport([], []), new EditionSource("年报.docx", "sha256:0"), new Actor(1, "某人", Role.Officer, stored), at));
        }

        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task Unit_recorded_twice_is_public_at_both_addresses_and_the_replaced_report_says_so()
    {
        await PublishAsync(_portal.Units.Township, _portal.Units.SecondTownship);
        using var browser = await _portal.SignInAsync("admin");
        (string, string?)[] chosen = [.. IntoSecond, ("IsDuplicate", "true"), ($"Fates[{_portal.Units.Township.Code}/2024]", "Replaced")];
        using var previewed = await browser.SendAsync($"{Town}/change?kind=Merge", "Preview", chosen);
        using var done = await browser.SendAsync($"{Town}/change?kind=Merge", "Apply", [.. chosen, ("Seen", SeenIn(await previewed.TextAsync()))]);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using var anyone = _portal.Browser();
        var replaced = WebUtility.HtmlDecode(await anyone.GetStringAsync(new Uri($"/units/{_portal.Units.Township.Code}/2024", UriKind.Relative)));
        var counts = WebUtility.HtmlDecode(await anyone.GetStringAsync(new Uri($"/units/{_portal.Units.SecondTownship.Code}/2024", UriKind.Relative)));
        Assert.Contains("这份年报已被代替", replaced, StringComparison.Ordinal);
        Assert.Contains($"/units/{_portal.Units.SecondTownship.Code}/2024\"", replaced, StringComparison.Ordinal);
        Assert.DoesNotContain("已被代替", counts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_carried_forward_is_told_to_the_clerk_of_the_successor_and_not_added()
    {
        await PublishAsync(_portal.Units.Township);
        using var browser = await _portal.SignInAsync("admin");
        using var previewed = await browser.SendAsync($"{Town}/change?kind=Abolish", "Preview", IntoSecond);
        using var done = await browser.SendAsync($"{Town}/change?kind=Abolish", "Apply", [.. IntoSecond, ("Seen", SeenIn(await previewed.TextAsync()))]);
        await _portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ReportsDbContext>();
            var heir = await db.Units.SingleAsync(u => u.Code == _portal.Units.SecondTownship.Code);
            var form = FormCatalog.Official().ForYear(2025)!;
            db.Reports.Add(AnnualReport.Begin(heir, 2025, form, ReportContent.EmptyFor(form), "某人", DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });

        // The clerk of the unit that ended is the successor's now.
        using var clerk = await _portal.SignInAsync("clerk");
        var page = WebUtility.HtmlDecode(await clerk.GetStringAsync(new Uri("/clerk/reports/2025/carry-over", UriKind.Relative)));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains($"「{_portal.Units.Township.Name}」2024 年度结转下年度 （未填写） 件", page, StringComparison.Ordinal);
        Assert.Contains("没有自动相加", page, StringComparison.Ordinal);
    }

    private Task<int> BeginAsync(params Unit[] units) => _portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        foreach (var unit in units)
        {
            var stored = await db.Units.SingleAsync(u => u.Code == unit.Code);
            db.Reports.Add(AnnualReport.Begin(stored, 2024, FormCatalog.Official().ForYear(2024)!, ReportContent.EmptyFor(FormCatalog.Official().ForYear(2024)!), "某人", DateTime.UnixEpoch));
        }

        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task Page_offers_every_change_and_each_has_a_form()
    {
        using var browser = await _portal.SignInAsync("admin");
        var choices = await browser.GetStringAsync(new Uri($"{Town}/change", UriKind.Relative));
        foreach (var kind in new[] { "Rename", "Move", "Merge", "Split", "Abolish" })
        {
            Assert.Contains($"{Town}/change?kind={kind}\"", choices, StringComparison.Ordinal);
            var form = await browser.GetStringAsync(new Uri($"{Town}/change?kind={kind}", UriKind.Relative));
            Assert.Contains("name=\"Reason\"", form, StringComparison.Ordinal);
            Assert.DoesNotContain("handler=Apply", form, StringComparison.Ordinal);
        }

        using var unknown = await browser.SendAsync($"{Town}/change?kind=Nothing", "Preview", ("Reason", "某理由"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task Merge_is_previewed_in_counts_then_done_and_the_old_address_names_the_successor()
    {
        using var browser = await _portal.SignInAsync("admin");
        using var previewed = await browser.SendAsync($"{Town}/change?kind=Merge", "Preview", IntoSecond);
        var html = await previewed.TextAsync();
        Assert.Equal(HttpStatusCode.OK, previewed.StatusCode);
        Assert.Contains("2 个转到承接单位，0 个停用", html, StringComparison.Ordinal);
        Assert.True((await UnitAsync(_portal.Units.Township.Code)).IsActive);

        using var done = await browser.SendAsync($"{Town}/change?kind=Merge", "Apply", [.. IntoSecond, ("Seen", SeenIn(html))]);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.False((await UnitAsync(_portal.Units.Township.Code)).IsActive);
        using var anyone = _portal.Browser();
        var old = await anyone.GetStringAsync(new Uri($"/units/{_portal.Units.Township.Code}", UriKind.Relative));
        Assert.Contains($"/units/{_portal.Units.SecondTownship.Code}\"", old, StringComparison.Ordinal);
        Assert.Contains("2026年1月5日起", WebUtility.HtmlDecode(old), StringComparison.Ordinal);
        var heir = WebUtility.HtmlDecode(await anyone.GetStringAsync(new Uri($"/units/{_portal.Units.SecondTownship.Code}", UriKind.Relative)));
        Assert.Contains("承接自", heir, StringComparison.Ordinal);
        Assert.Contains("乡镇撤并〔2026〕1号", heir, StringComparison.Ordinal);
        Assert.Contains("不能再变更", WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"{Town}/change?kind=Merge", UriKind.Relative))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_after_something_changed_is_409_with_the_new_counts_and_what_was_typed()
    {
        using var browser = await _portal.SignInAsync("admin");
        using var previewed = await browser.SendAsync($"{Town}/change?kind=Merge", "Preview", IntoSecond);
        var seen = SeenIn(await previewed.TextAsync());
        await _portal.AddAccountAsync("late-clerk", Role.Clerk, _portal.Units.Township);

        using var stale = await browser.SendAsync($"{Town}/change?kind=Merge", "Apply", [.. IntoSecond, ("Seen", seen)]);
        var html = await stale.TextAsync();

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("3 个转到承接单位，0 个停用", html, StringComparison.Ordinal);
        Assert.Contains("乡镇撤并〔2026〕1号</textarea>", html, StringComparison.Ordinal);
        Assert.NotEqual(seen, SeenIn(html));
        Assert.True((await UnitAsync(_portal.Units.Township.Code)).IsActive);
        using var done = await browser.SendAsync($"{Town}/change?kind=Merge", "Apply", [.. IntoSecond, ("Seen", SeenIn(html))]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    [Fact]
    public async Task Two_drafts_of_a_year_are_asked_about_and_the_choice_is_kept_until_it_is_confirmed()
    {
        await BeginAsync(_portal.Units.Township, _portal.Units.SecondTownship);
        using var browser = await _portal.SignInAsync("admin");
        using var previewed = await browser.SendAsync($"{Town}/change?kind=Merge", "Preview", IntoSecond);
        var html = await previewed.TextAsync();
        var field = $"Fates[{_portal.Units.Township.Code}/2024]";
        Assert.Contains($"name=\"{field}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Apply", html, StringComparison.Ordinal);
        using var forced = await browser.SendAsync($"{Town}/change?kind=Merge", "Apply", [.. IntoSecond, (field, string.Empty), ("Seen", SeenIn(html))]);
        Assert.Equal(HttpStatusCode.BadRequest, forced.StatusCode);
        Assert.Contains("请选择以哪一份为准", await forced.TextAsync(), StringComparison.Ordinal);

        (string, string?)[] chosen = [.. IntoSecond, (field, "Stay")];
        using var again = await browser.SendAsync($"{Town}/change?kind=Merge", "Preview", chosen);
        html = await again.TextAsync();
        Assert.Matches("value=\"Stay\" selected", html);
        using var done = await browser.SendAsync($"{Town}/change?kind=Merge", "Apply", [.. chosen, ("Seen", SeenIn(html))]);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var closed = await _portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Reports.AsNoTracking().SingleAsync(r => r.UnitCode == _portal.Units.Township.Code));
        Assert.NotNull(closed.Closing);
        Assert.Contains($"{Town}/closed/2024\"", await browser.GetStringAsync(new Uri(Town, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("乡镇撤并〔2026〕1号", WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri($"{Town}/closed/2024", UriKind.Relative))), StringComparison.Ordinal);
        using var kept = await browser.GetAsync(new Uri($"/admin/units/{_portal.Units.SecondTownship.Code}/closed/2024", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, kept.StatusCode);
    }

    [Theory]
    [InlineData("Merge", "Successor", "123")]
    [InlineData("Merge", "Reason", "")]
    [InlineData("Merge", "Day", "2999-01-01")]
    [InlineData("Move", "Parent", "990102")]
    [InlineData("Rename", "Name", "")]
    public async Task Field_that_does_not_do_comes_back_with_its_words(string kind, string field, string value)
    {
        using var browser = await _portal.SignInAsync("admin");
        var fields = IntoSecond.Append(("Parent", "990101")).Append(("Name", "丙县新镇")).ToDictionary(f => f.Item1, f => f.Item2);
        fields[field] = value;
        var page = $"{Town}/change?kind={kind}";
        using var preview = await browser.SendAsync(page, "Preview", [.. fields.Select(f => (f.Key, f.Value))]);
        var html = await preview.TextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, preview.StatusCode);
        Assert.Contains($"href=\"#{field}\"", html, StringComparison.Ordinal);
        Assert.Contains("2026", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unit_of_another_county_is_not_found_and_not_changed()
    {
        using var browser = await _portal.SignInAsync("admin");
        var foreign = $"/admin/units/{_portal.Units.OtherTownship.Code}/change?kind=Abolish";
        using var seen = await browser.GetAsync(new Uri(foreign, UriKind.Relative));
        var token = Forms.TokenIn(await browser.GetStringAsync(new Uri($"{Town}/change?kind=Abolish", UriKind.Relative)));
        foreach (var handler in new[] { "Preview", "Apply" })
        {
            using FormUrlEncodedContent content = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("Day", "2026-01-05"), KeyValuePair.Create("Reason", "撤销")]);
            using var response = await browser.PostAsync(new Uri($"{foreign}&handler={handler}", UriKind.Relative), content);
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, response.StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
        Assert.True((await UnitAsync(_portal.Units.OtherTownship.Code)).IsActive);
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("signer")]
    [InlineData("officer")]
    [InlineData("auditor")]
    public async Task Post_of_any_other_role_is_denied(string userName)
    {
        using var browser = await _portal.SignInAsync(userName);
        var token = Forms.TokenIn(await browser.GetStringAsync(new Uri("/account/notices", UriKind.Relative)));
        foreach (var handler in new[] { "Preview", "Apply" })
        {
            using FormUrlEncodedContent content = new([KeyValuePair.Create("__form", token), KeyValuePair.Create("Day", "2026-01-05"), KeyValuePair.Create("Reason", "撤销")]);
            using var response = await browser.PostAsync(new Uri($"{Town}/change?kind=Abolish&handler={handler}", UriKind.Relative), content);
            Assert.Equal((handler, HttpStatusCode.Forbidden), (handler, response.StatusCode));
        }

        Assert.True((await UnitAsync(_portal.Units.Township.Code)).IsActive);
    }
}
