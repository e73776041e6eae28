using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace GovInfoReports.Browser.Tests;

/// <summary>What is typed into any form of the portal outlives a reload and the session. The forms are found, not listed.</summary>
[Collection(LookingSuite.Name)]
public sealed partial class KeepingTests(BrowserPortal portal, ITestOutputHelper output)
{
    // Every field that a person writes into, of forms that are posted; the entry form's own fields are saved as one types.
    private const string Fields = """
        () => [...document.querySelectorAll('textarea, input[type=text], input:not([type])')]
          .filter(f => f.form && f.form.method === 'post' && !f.readOnly && !f.disabled && !f.hidden && f.autocomplete !== 'username')
          .filter(f => f.dataset.stored === undefined && !f.name.startsWith('additional.'))
        """;

    // Needs no session.
    private const string PublicForm = "/check-up";

    private static readonly string[] Roles = [.. SamplePages.ByRoute.Values.SelectMany(v => v).Select(s => s.UserName).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Users { get; } = new(Roles);

    [ChromiumTheory]
    [MemberData(nameof(Users))]
    public async Task A_text_written_anywhere_is_there_again_after_a_reload_and_after_the_session_ended(string user)
    {
        List<string> faults = [];
        await using var visitor = await portal.VisitAsync(user);
        foreach (var path in SamplePages.ByRoute.Values.SelectMany(v => v).Where(s => s.UserName == user && s.Status == 200).Select(s => s.Path))
        {
            await visitor.OpenAsync(path);
            var texts = await WriteAsync(visitor.Page);
            if (texts.Count == 0)
            {
                continue;
            }

            output.WriteLine($"{path}: {string.Join(' ', texts.Keys)}");
            await visitor.Page.ReloadAsync();
            faults.AddRange(await MissingAsync(visitor.Page, texts, "a reload"));
            await visitor.Context.ClearCookiesAsync(new() { Name = "portal-session" });
            if (path != PublicForm)
            {
                var sent = await SendAsync(visitor.Page);
                var shown = await visitor.Page.Locator("main").EvaluateAsync<string>("main => main.textContent");
                faults.AddRange(sent.Where(text => !shown.Contains(text, StringComparison.Ordinal)).Select(text => $"{path}: {text} is not shown after the session ended."));
            }

            await BrowserPortal.SignInOnAsync(visitor, user);
            await visitor.OpenAsync(path);
            faults.AddRange(await MissingAsync(visitor.Page, texts, "signing in again"));
            await visitor.Page.EvaluateAsync("() => { document.querySelectorAll('.kept-note button').forEach(b => b.click()); localStorage.clear(); }");
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [ChromiumFact]
    public async Task What_a_person_wrote_is_never_shown_to_another_and_goes_with_the_account()
    {
        await using var visitor = await portal.VisitAsync("shandong-admin");
        var page = visitor.Page;
        await visitor.OpenAsync("/admin/units/import");
        await page.FillAsync("#Text", "370725990,昌乐县甲镇人民政府");
        await page.WaitForFunctionAsync("() => Object.values(localStorage).some(v => v.includes('甲镇'))");

        await page.Locator("form[data-signs-out] button").ClickAsync();
        await Assertions.Expect(page.Locator("#leaving li")).ToHaveCountAsync(1);
        await page.Locator("#leaving button[value=stay]").ClickAsync();
        await Assertions.Expect(page.Locator("#Text")).ToHaveValueAsync("370725990,昌乐县甲镇人民政府");

        // Another account at the same browser while the first one's text is still kept.
        await BrowserPortal.SignInOnAsync(visitor, "changle");
        await visitor.OpenAsync("/county/reports/370725103/2025");
        Assert.DoesNotContain("甲镇", await page.ContentAsync(), StringComparison.Ordinal);
        await BrowserPortal.SignInOnAsync(visitor, "shandong-admin");
        await visitor.OpenAsync("/admin/units/import");
        await Assertions.Expect(page.Locator("#Text")).ToHaveValueAsync("370725990,昌乐县甲镇人民政府");
        await page.Locator("form[data-signs-out] button").ClickAsync();
        await page.Locator("#leaving button[value=go]").ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in?after=out");
        await page.WaitForFunctionAsync("() => localStorage.length === 0");
        visitor.AssertQuiet();
    }

    [ChromiumFact]
    public void Every_text_area_of_the_pages_belongs_to_a_form_that_keeps_it()
    {
        // Outside of forms that are posted a text is only looked at; what is meant to be read only says so.
        List<string> faults = [];
        foreach (var file in Directory.EnumerateFiles(PagesFolder(), "*.cshtml", SearchOption.AllDirectories))
        {
            foreach (var tag in TextArea().Matches(File.ReadAllText(file)).Select(m => m.Value))
            {
                if (!tag.Contains("readonly", StringComparison.Ordinal) && !tag.Contains(" hidden", StringComparison.Ordinal) && !tag.Contains(" name=", StringComparison.Ordinal) && !tag.Contains("asp-for=", StringComparison.Ordinal))
                {
                    faults.Add($"{file}: {tag}");
                }
            }
        }

        Assert.Empty(faults);
    }

    // Fills every field with a text of its own, and waits until all of them are kept. By the field's id.
    private static async Task<Dictionary<string, string>> WriteAsync(IPage page)
    {
        var texts = await page.EvaluateAsync<Dictionary<string, string>>($$"""
            () => Object.fromEntries(({{Fields}})().map((field, i) => {
              field.value = `试写 ${i} 处`.slice(0, field.maxLength > 0 ? field.maxLength : 20);
              field.dispatchEvent(new Event('input', { bubbles: true }));
              return [field.id, field.value];
            }))
            """);
        await page.WaitForFunctionAsync("texts => texts.every(t => Object.values(localStorage).some(v => v.includes(t)))", texts.Values.ToArray());
        return texts;
    }

    private static async Task<IEnumerable<string>> MissingAsync(IPage page, Dictionary<string, string> texts, string after)
    {
        var missing = await page.EvaluateAsync<string[]>(
            """
            async texts => {
              const missing = () => Object.entries(texts).filter(([id, text]) => document.getElementById(id)?.value !== text).map(([id]) => id);
              for (let i = 0; i < 50 && missing().length > 0; i++) await new Promise(resolve => setTimeout(resolve, 100));
              return [...missing(), ...(document.querySelector('.kept-note') ? [] : ['the note'])];
            }
            """,
            texts);
        return missing.Select(m => $"{page.Url}: {m} after {after}");
    }

    // Sends the first form without a word to its scripts. Returns what was written into it.
    private static async Task<string[]> SendAsync(IPage page)
    {
        var own = await page.EvaluateAsync<string[]>($$"""() => { const all = ({{Fields}})(); return all.filter(f => f.form === all[0].form).map(f => f.value); }""");
        await page.EvaluateAsync($$"""() => HTMLFormElement.prototype.submit.call(({{Fields}})()[0].form)""");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("登录已过期，还没有保存");
        return own;
    }

    private static string PagesFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../src/GovInfoReports.Web/Pages"));

    [GeneratedRegex("<textarea[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextArea();
}
