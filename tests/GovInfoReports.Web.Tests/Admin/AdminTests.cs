using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Tests.Support;
using GovInfoReports.Web.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Admin;

public sealed partial class AdminTests(StaffedPortal portal) : IClassFixture<StaffedPortal>
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/units")]
    [InlineData("/admin/units/new")]
    [InlineData("/admin/units/import")]
    [InlineData("/admin/accounts")]
    [InlineData("/admin/accounts/new")]
    [InlineData("/admin/accounts/import")]
    public async Task Administration_is_for_administrators(string page)
    {
        foreach (var (userName, expected) in new[] { ("clerk", HttpStatusCode.Forbidden), ("signer", HttpStatusCode.Forbidden), ("officer", HttpStatusCode.Forbidden), ("auditor", HttpStatusCode.Forbidden), ("admin", HttpStatusCode.OK) })
        {
            using var browser = await portal.SignInAsync(userName);
            using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
            Assert.Equal((userName, expected), (userName, response.StatusCode));
        }
    }

    [Fact]
    public async Task A_new_administrator_is_led_to_the_first_steps_until_they_are_done()
    {
        await using PortalFactory fresh = new();
        InventedUnits units = new();
        await fresh.AddUnitsAsync([units.Province, units.City, units.County]);
        using var browser = await fresh.SignInAsAsync(Role.Administrator, units.County);
        var begun = await browser.GetStringAsync(new Uri("/admin", UriKind.Relative));
        Assert.Contains("先做这两步", begun, StringComparison.Ordinal);
        Assert.DoesNotContain("现在没有要处理的事", begun, StringComparison.Ordinal);
        foreach (var link in new[] { "/admin/units/import", "/admin/units/new", "/admin/accounts/import", "/admin/accounts/new" })
        {
            Assert.Contains($"href=\"{link}\"", begun[begun.IndexOf("先做这两步", StringComparison.Ordinal)..begun.IndexOf("id=\"jobs\"", StringComparison.Ordinal)], StringComparison.Ordinal);
        }

        await fresh.AddUnitsAsync(units.Township);
        Assert.Contains("已有 1 个", await browser.GetStringAsync(new Uri("/admin", UriKind.Relative)), StringComparison.Ordinal);
        await fresh.AddAccountAsync("first-clerk", Role.Clerk, units.Township);
        var done = await browser.GetStringAsync(new Uri("/admin", UriKind.Relative));

        Assert.DoesNotContain("先做这两步", done, StringComparison.Ordinal);
        Assert.Contains("现在没有要处理的事", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Units_and_accounts_of_another_county_are_not_found()
    {
        using var browser = await portal.SignInAsync("admin");
        foreach (var page in new[]
        {
            $"/admin/units/{portal.Units.OtherTownship.Code}", $"/admin/units?parent={portal.Units.OtherCounty.Code}", $"/admin/units/{portal.Units.City.Code}",
            $"/admin/accounts/{await IdAsync("other-clerk")}", $"/admin/accounts/{await IdAsync("city-admin")}", "/admin/accounts/999999",
        })
        {
            using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
            Assert.Equal((page, HttpStatusCode.NotFound), (page, response.StatusCode));
        }
    }

    [Fact]
    public async Task What_is_done_to_an_account_of_another_county_is_not_done()
    {
        using var browser = await portal.SignInAsync("admin");
        var id = await IdAsync("other-clerk");
        using var token = await browser.GetAsync(new Uri("/admin/accounts/new", UriKind.Relative));
        foreach (var handler in new[] { "Rename", "Disable", "Reset", "Unlock", "Enable" })
        {
            using FormUrlEncodedContent content = new([KeyValuePair.Create("__form", Forms.TokenIn(await token.Content.ReadAsStringAsync())), KeyValuePair.Create("DisplayName", "forged")]);
            using var response = await browser.PostAsync(new Uri($"/admin/accounts/{id}?handler={handler}", UriKind.Relative), content);
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, response.StatusCode));
        }

        var account = await portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users.SingleAsync(a => a.Id == id));
        Assert.True(account is { IsActive: true, MustChangePassword: false });
        Assert.NotEqual("forged", account.DisplayName);
    }

    [Fact]
    public async Task A_unit_is_added_renamed_and_dissolved()
    {
        using var browser = await portal.SignInAsync("admin");
        using var added = await browser.SendAsync("/admin/units/new", null,
            ("Input.ParentCode", "990101"), ("Input.Level", "Township"), ("Input.Code", "990101050"), ("Input.Name", "丙县北镇人民政府"), ("Input.FilesReports", "true"));
        Assert.Equal("/admin/units/990101050", added.Headers.Location?.OriginalString);
        Assert.Contains("已添加单位「丙县北镇人民政府」。", await PageAsync(browser, "/admin/units/990101050"), StringComparison.Ordinal);

        using var renamed = await browser.SendAsync("/admin/units/990101050", "Rename", ("Name", "丙县北苑街道办事处"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        using var nameless = await browser.SendAsync("/admin/units/990101050", "Rename", ("Name", " "));
        Assert.Equal(HttpStatusCode.BadRequest, nameless.StatusCode);
        using var dissolved = await browser.SendAsync("/admin/units/990101050", "Disable");
        Assert.Equal(HttpStatusCode.Redirect, dissolved.StatusCode);
        Assert.Contains("已停用", await PageAsync(browser, "/admin/units?parent=990101"), StringComparison.Ordinal);
        Assert.Contains("丙县北苑街道办事处", await PageAsync(browser, "/admin/units?q=北苑"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_does_not_do_comes_back_with_what_was_typed()
    {
        using var browser = await portal.SignInAsync("admin");
        using var response = await browser.SendAsync("/admin/units/new", null,
            ("Input.ParentCode", "990101"), ("Input.Level", "Township"), ("Input.Code", "12"), ("Input.Name", "丙县某镇"), ("Input.FilesReports", "true"));
        var text = await response.TextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("href=\"#Input_Code\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"丙县某镇\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Administrator", "990100")]
    [InlineData("Officer", "990102")]
    [InlineData("Clerk", "990102001")]
    [InlineData("0", "990101001")]
    [InlineData("7", "990101001")]
    [InlineData("Root", "990101001")]
    public async Task A_forged_role_or_unit_makes_no_account(string role, string unit)
    {
        using var browser = await portal.SignInAsync("admin");
        using var response = await browser.SendAsync("/admin/accounts/new", null,
            ("Input.UserName", "forged1"), ("Input.DisplayName", "某"), ("Input.Role", role), ("Input.UnitCode", unit));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(await portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users.AnyAsync(a => a.UserName == "forged1")));
    }

    [Fact]
    public async Task The_role_and_unit_of_an_account_do_not_change_by_forged_fields()
    {
        await portal.AddAccountAsync("steady", Role.Clerk, portal.Units.Township);
        using var browser = await portal.SignInAsync("admin");
        var id = await IdAsync("steady");
        using var response = await browser.SendAsync($"/admin/accounts/{id}", "Rename",
            ("DisplayName", "新名"), ("Role", "Administrator"), ("Account.Role", "Administrator"), ("UnitId", "1"), ("Account.UnitId", "1"), ("Input.UnitCode", "990100"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var account = await portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users.Include(a => a.Posts).ThenInclude(p => p.Unit).SingleAsync(a => a.Id == id));
        var post = Assert.Single(account.Posts);
        Assert.Equal(("新名", Role.Clerk, portal.Units.Township.Code), (account.DisplayName, post.Role, post.Unit.Code));
    }

    [Fact]
    public async Task An_initial_password_is_shown_once()
    {
        using var browser = await portal.SignInAsync("admin");
        using var made = await browser.SendAsync("/admin/accounts/new", null,
            ("Input.UserName", "xizhen"), ("Input.DisplayName", "某"), ("Input.Role", "Clerk"), ("Input.UnitCode", "990101002"));
        var page = made.Headers.Location!.OriginalString;
        var password = Password().Match(await PageAsync(browser, page)).Value;
        Assert.NotEmpty(password);
        Assert.DoesNotMatch(Password(), await PageAsync(browser, page));
        Assert.DoesNotContain(portal.Log.Lines, l => l.Contains(password, StringComparison.Ordinal));

        using var fresh = portal.Browser();
        using var entered = await fresh.SendAsync("/account/sign-in", null, ("Input.UserName", "xizhen"), ("Input.Password", password));
        Assert.Equal("/account/password", entered.Headers.Location?.OriginalString);
        using var reset = await browser.SendAsync(page, "Reset");
        Assert.NotEqual(password, Password().Match(await PageAsync(browser, page)).Value);
        using var ended = await fresh.GetAsync(new Uri("/account/password", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }

    [Fact]
    public async Task A_list_of_units_is_looked_at_taken_and_its_bad_lines_stay()
    {
        using var browser = await portal.SignInAsync("admin");
        const string List = "代码,名称,级别\n990101-SWJ,丙县税务局,部门\n990199,某县,县\n";
        using var look = await browser.SendAsync("/admin/units/import", "Check", ("Text", List));
        var text = await look.TextAsync();
        Assert.Contains("1 行有问题", text, StringComparison.Ordinal);
        Assert.Contains("第 3 行", text, StringComparison.Ordinal);
        Assert.Contains("添加这 1 个单位", text, StringComparison.Ordinal);
        Assert.False(await UnitExistsAsync("990101-SWJ"));

        using var taken = await browser.SendAsync("/admin/units/import", "Take", ("Text", List));
        var rest = await taken.TextAsync();
        Assert.True(await UnitExistsAsync("990101-SWJ"));
        Assert.Contains("已添加 1 个单位。还有 1 行没有添加", rest, StringComparison.Ordinal);
        Assert.Contains("代码,名称,级别\n990199,某县,县</textarea>", rest, StringComparison.Ordinal);

        using var all = await browser.SendAsync("/admin/units/import", "Take", ("Text", "990101-GAJ,丙县公安局,部门"));
        Assert.Equal("/admin/units", all.Headers.Location?.OriginalString);
        using var empty = await browser.SendAsync("/admin/units/import", "Check", ("Text", " "));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    public async Task A_list_is_read_from_a_file_in_any_usual_encoding(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var browser = await portal.SignInAsync("admin");
        var bytes = Encoding.GetEncoding(encoding);
        using var look = await browser.UploadAsync("/admin/units/import", "Check", "Upload",
            [.. bytes.GetPreamble(), .. bytes.GetBytes("单位代码,单位名称,级别\r\n990101-NYJ,丙县农业农村局,部门\r\n")], ("Text", ""));

        Assert.Contains("丙县农业农村局", await look.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("1 行可以添加", await look.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/units/import", "丙县林业局")]
    [InlineData("/admin/accounts/import", "linye1")]
    public async Task Template_filled_in_is_taken_as_a_list(string page, string expected)
    {
        using var browser = await portal.SignInAsync("admin");
        var template = await browser.GetByteArrayAsync(new Uri(page + "?handler=Template&format=excel", UriKind.Relative));
        var csv = await browser.GetStringAsync(new Uri(page + "?handler=Template&format=csv", UriKind.Relative));
        string[] cells = page.Contains("units", StringComparison.Ordinal) ? ["990101-LYJ9", expected, "部门", "990101", "是"] : [expected, "某人", "填报员", "990101001"];
        var filled = Workbooks.Fill(template, 2, cells);

        using var look = await browser.UploadAsync(page, "Check", "Upload", filled, ("Text", ""));
        var text = await look.TextAsync();

        Assert.Equal(cells.Length, csv.Trim().Split(',').Length);
        Assert.Contains("1 行可以添加", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        using var none = await browser.GetAsync(new Uri(page + "?handler=Template&format=pdf", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_broken_workbook_is_not_taken_for_a_list_and_what_was_typed_stays()
    {
        using var browser = await portal.SignInAsync("admin");
        using var response = await browser.UploadAsync("/admin/units/import", "Check", "Upload", [0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 1, 2, 3], ("Text", "990101-LYJ,丙县林业局,部门"));
        var text = await response.TextAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("另存为 CSV", text, StringComparison.Ordinal);
        Assert.Contains("丙县林业局", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_made_by_a_list_come_with_their_passwords_to_print_or_save()
    {
        using var browser = await portal.SignInAsync("admin");
        using var taken = await browser.SendAsync("/admin/accounts/import", "Take", ("Text", "caizheng1,=cmd,填报员,990101-CZJ\ncaizheng2,某,局长,990101-CZJ"));
        var text = await taken.TextAsync();
        var password = Password().Match(text).Value;
        Assert.NotEmpty(password);
        Assert.Contains("caizheng2,某,局长,990101-CZJ</textarea>", text, StringComparison.Ordinal);
        var table = PasswordTable().Match(text).Groups["table"].Value;
        Assert.Contains($"990101-CZJ,丙县财政局,\"'=cmd\",填报员,caizheng1,{password}", table, StringComparison.Ordinal);

        using var file = await browser.SendAsync("/admin/accounts/import", "Download", ("Passwords", table));
        Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True((await file.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith(Encoding.UTF8.GetPreamble()));
        using var fresh = portal.Browser();
        using var entered = await fresh.SendAsync("/account/sign-in", null, ("Input.UserName", "caizheng1"), ("Input.Password", password));
        Assert.Equal("/account/password", entered.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_record_shows_what_was_done_in_words()
    {
        using var admin = await portal.SignInAsync("admin");
        using var renamed = await admin.SendAsync("/admin/units/990101002", "Rename", ("Name", "丙县西苑镇人民政府"));
        using var auditor = await portal.SignInAsync("auditor");
        var text = await PageAsync(auditor, "/audit?do=unit.rename&unit=990101002");

        Assert.Contains("单位更名", text, StringComparison.Ordinal);
        Assert.Contains("丙县西镇人民政府 → 丙县西苑镇人民政府", text, StringComparison.Ordinal);
        using var wrong = await auditor.GetAsync(new Uri("/audit?year=abc", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var clerk = await portal.SignInAsync("clerk");
        using var denied = await clerk.GetAsync(new Uri("/audit", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
    }

    [Fact]
    public void Every_action_has_a_name()
    {
        Texts texts = new();

        Assert.DoesNotContain(AuditActions.All, action => texts.Find($"Audit.Action.{action}") is null);
    }

    [Fact]
    public void Every_action_that_is_recorded_can_be_chosen()
    {
        var codes = typeof(AuditActions).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Contains("report.submit", codes);
        Assert.Equal(codes.Order(StringComparer.Ordinal), AuditActions.All.Order(StringComparer.Ordinal));

        // Nothing is recorded under a code that does not stand there.
        Assert.Empty(Sources().SelectMany(file => Recorded().Matches(File.ReadAllText(file)).Select(m => m.Groups["action"].Value)));
    }

    private static IEnumerable<string> Sources([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/GovInfoReports.Application")), "*.cs", SearchOption.AllDirectories);

    private static async Task<string> PageAsync(HttpClient browser, string page)
    {
        using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.TextAsync();
    }

    private Task<int> IdAsync(string userName) =>
        portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Users.Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync());

    private Task<bool> UnitExistsAsync(string code) =>
        portal.InScopeAsync(services => services.GetRequiredService<ReportsDbContext>().Units.AnyAsync(u => u.Code == code));

    [GeneratedRegex("audit\\.Add\\([A-Za-z.]+, \"(?<action>[a-zA-Z]+\\.[a-zA-Z]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recorded();

    [GeneratedRegex("([a-z]{3}[2-9]-){3}[a-z]{3}[2-9]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Password();

    [GeneratedRegex("<textarea name=\"Passwords\" hidden>(?<table>.*?)</textarea>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex PasswordTable();
}
