using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>Writing the texts of a report in the entry form.</summary>
[Collection(BrowserSuite.Name)]
public sealed class NarrativeTests(BrowserPortal portal)
{
    private const string Area = "#field-text-overview";
    private const string Bar = "[aria-controls=field-text-overview]";
    private const string ReceivedTotal = "requests.received.total";

    [ChromiumFact]
    public async Task Tools_mark_words_and_are_reached_and_taken_back_from_the_keyboard()
    {
        await using var clerk = await OpenAsync(2022, []);
        var page = clerk.Page;
        await page.FillAsync(Area, "主动公开。今年\n更新专栏");
        await SelectAsync(page, 0, 5);
        await page.Keyboard.PressAsync("Control+b");
        await ValueAsync(page, "**主动公开**。今年\n更新专栏");
        await page.Keyboard.PressAsync("Control+b");
        await ValueAsync(page, "主动公开。今年\n更新专栏");
        await page.Keyboard.PressAsync("Control+z");
        await ValueAsync(page, "**主动公开**。今年\n更新专栏");

        // One stop of Tab, arrows go on among the tools, and the tool works on what was selected.
        await SelectAsync(page, 0, 3);
        await page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Locator($"{Bar} [data-do=heading]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator($"{Bar} [data-do=list]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await ValueAsync(page, "- **主动公开**。今年\n\n更新专栏");
        await page.ClickAsync($"{Bar} [data-do=undo]");
        await ValueAsync(page, "**主动公开**。今年\n更新专栏");
        await page.ClickAsync($"{Bar} [data-do=redo]");
        await ValueAsync(page, "- **主动公开**。今年\n\n更新专栏");

        // A link to anything but the web is refused where it is typed.
        await SelectAsync(page, 0, 0);
        await page.Keyboard.PressAsync("Control+k");
        await page.FillAsync("#text-link-address", "javascript:alert(1)");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#text-link-error")).ToBeVisibleAsync();
        await AssertFaultlessAsync(page);
        await page.FillAsync("#text-link-address", "https://www.example.gov.cn/");
        await page.FillAsync("#text-link-words", "专栏");
        await page.Keyboard.PressAsync("Enter");
        await ValueAsync(page, "[专栏](https://www.example.gov.cn/)- **主动公开**。今年\n\n更新专栏");
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_figure_of_the_table_is_put_into_the_text_and_follows_it()
    {
        await using var clerk = await OpenAsync(2022, []);
        var page = clerk.Page;
        await page.FillAsync("[name='requests.received.naturalPerson']", "3");
        await page.FillAsync(Area, "共收到件，请阅。");
        await SelectAsync(page, 3, 3);
        await page.ClickAsync($"{Bar} [data-do=number]");
        await Assertions.Expect(page.Locator("#text-choose-list button").First).ToContainTextAsync("自然人");
        await AssertFaultlessAsync(page);
        await page.Keyboard.TypeAsync("新收 总计");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await ValueAsync(page, BoundValues.ForEditing($"共收到[3](cell:{ReceivedTotal})件，请阅。"));

        // Figures move under the caret, which stays where it was; composing is left alone until it is done.
        var behind = BoundValues.ForEditing($"共收到[3](cell:{ReceivedTotal})件").Length;
        await SelectAsync(page, behind, behind);
        var caret = await page.EvaluateAsync<string>("area => document.querySelector(area).value.slice(document.querySelector(area).selectionStart)", Area);
        await page.EvaluateAsync("area => document.querySelector(area).dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))", Area);
        await page.FillAsync("[name='requests.received.naturalPerson']", "12");
        await Assertions.Expect(page.Locator($"[name='{ReceivedTotal}']")).ToHaveValueAsync("12");
        await ValueAsync(page, BoundValues.ForEditing($"共收到[3](cell:{ReceivedTotal})件，请阅。"));
        await page.EvaluateAsync("area => document.querySelector(area).dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))", Area);
        await ValueAsync(page, BoundValues.ForEditing($"共收到[12](cell:{ReceivedTotal})件，请阅。"));
        Assert.Equal(caret, await page.EvaluateAsync<string>("area => document.querySelector(area).value.slice(document.querySelector(area).selectionStart)", Area));

        // The preview is what the server makes of it.
        await page.ClickAsync($"{Bar} [data-do=preview]");
        var preview = page.Locator($"{Area}-preview");
        await Assertions.Expect(preview.Locator(".bound")).ToHaveTextAsync("12");
        await Assertions.Expect(preview).ToHaveTextAsync("共收到12件，请阅。\n");
        await Assertions.Expect(page.Locator(Area)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(Area)).ToBeFocusedAsync();
        await Assertions.Expect(preview).ToBeHiddenAsync();
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_figure_of_the_table_is_one_thing_to_the_keyboard_and_no_code_is_seen()
    {
        var stored = $"共[3](cell:{ReceivedTotal})件";
        await using var clerk = await OpenAsync(2022, new(StringComparer.Ordinal) { ["requests.received.naturalPerson"] = "3", ["text.overview"] = stored });
        var page = clerk.Page;
        var whole = BoundValues.ForEditing(stored);
        await ValueAsync(page, whole);
        Assert.Equal("共3（随表）件", Seen(whole));

        // The cursor passes over it both ways; what is typed at either side stays beside it, figures too.
        await SelectAsync(page, 1, 1);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("([area, at]) => document.querySelector(area).selectionStart === Number(at)", new[] { Area, $"{whole.Length - 1}" });
        await page.Keyboard.TypeAsync("余");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForFunctionAsync("area => document.querySelector(area).selectionStart === 1", Area);
        await page.Keyboard.TypeAsync("计");
        Assert.Equal("共计3（随表）余件", Seen(await page.InputValueAsync(Area)));
        await StoredAsync(page, $"共计[3](cell:{ReceivedTotal})余件");

        // A key takes it away as a whole, and taking back brings it back as a whole.
        var end = (await page.InputValueAsync(Area)).Length - 2;
        await SelectAsync(page, end, end);
        await page.Keyboard.PressAsync("Backspace");
        await ValueAsync(page, "共计余件");
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal("共计3（随表）余件", Seen(await page.InputValueAsync(Area)));
        await SelectAsync(page, 2, 2);
        await page.Keyboard.PressAsync("Delete");
        await ValueAsync(page, "共计余件");
        await page.Keyboard.PressAsync("Control+z");

        // A part of it that is selected goes as a whole; all of it copied and pasted is bound again.
        await SelectAsync(page, 1, 4);
        await page.Keyboard.TypeAsync("有");
        await ValueAsync(page, "共有余件");
        await page.FillAsync(Area, whole + whole[1..]);
        await page.FillAsync("[name='requests.received.naturalPerson']", "45");
        await ValueAsync(page, BoundValues.ForEditing($"共[45](cell:{ReceivedTotal})件[45](cell:{ReceivedTotal})件"));
        await StoredAsync(page, $"共[45](cell:{ReceivedTotal})件[45](cell:{ReceivedTotal})件");
        await page.ReloadAsync();
        await ValueAsync(page, BoundValues.ForEditing($"共[45](cell:{ReceivedTotal})件[45](cell:{ReceivedTotal})件"));
        clerk.AssertQuiet();
    }

    // What is drawn of a text.
    private static string Seen(string text) => new([.. text.Where(c => !char.IsSurrogate(c) && c != '\u2060')]);

    // What the saver says the store has.
    private static Task StoredAsync(IPage page, string text) => Assertions.Expect(page.Locator(Area)).ToHaveAttributeAsync("data-stored", text);

    [ChromiumFact]
    public async Task Pasting_from_Word_brings_the_text_alone_and_plain_pasting_is_left_to_the_browser()
    {
        await using var clerk = await OpenAsync(2022, []);
        var page = clerk.Page;
        await page.FillAsync(Area, "前后");
        await SelectAsync(page, 1, 1);
        await PasteAsync(page, "<style>p { color: red }</style><p class=MsoNormal style='text-indent:32.0pt'><b style='mso-bidi-font-weight:normal'>一是</b>公开。</p><p><img src='x.png'></p>", "原样");
        await ValueAsync(page, "前**一是**公开。后");
        await Assertions.Expect(page.Locator($"{Area} ~ .text-said")).ToContainTextAsync("1 张图片");
        await page.Keyboard.PressAsync("Control+z");
        await ValueAsync(page, "前后");

        // The key itself brings what the machine's clipboard has; the event alone is what counts here.
        await page.EvaluateAsync("area => document.querySelector(area).dispatchEvent(new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true, bubbles: true }))", Area);
        Assert.False(await PasteAsync(page, "<b>一是</b>公开", "一是公开"));
        await page.EvaluateAsync("area => document.querySelector(area).setAttribute('readonly', '')", Area);
        Assert.False(await PasteAsync(page, "<b>一是</b>公开", "一是公开"));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Pasting_from_Word_while_the_line_is_down_brings_at_least_the_words()
    {
        await using var clerk = await OpenAsync(2022, []);
        var page = clerk.Page;
        await clerk.Context.RouteAsync("**/word.js*", route => route.AbortAsync());
        await page.FillAsync(Area, "前后");
        await SelectAsync(page, 1, 1);
        await PasteAsync(page, "<p class=MsoNormal><b>一是</b>公开。</p>", "一是公开。");
        await ValueAsync(page, "前一是公开。后");
    }

    [ChromiumFact]
    public async Task The_form_and_the_check_list_count_alike_before_and_after_a_save()
    {
        // A neighbour's published text of the same year, which only opening the form compares with.
        string overview;
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            overview = (await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Editions.AsNoTracking()
                .Where(e => e.UnitCode == "370725103" && e.Year == 2025 && e.SupersededBy == null).Select(e => e.Body.Content).SingleAsync()).Text("overview");
        }

        await using var clerk = await OpenAsync(2025, new(StringComparer.Ordinal) { ["text.overview"] = overview });
        var page = clerk.Page;
        var alike = page.Locator("[data-findings-of='text.overview'] .text-finding", new() { HasText = "同年年报的文字相似度" });
        await Assertions.Expect(alike).ToHaveCountAsync(1);
        var link = await page.InnerTextAsync("#check-link");

        // Something else is saved: neither finding nor count goes.
        await page.FillAsync("#field-title", "昌乐县某镇人民政府2025年政府信息公开工作年度报告（稿）");
        var before = await page.GetAttributeAsync("#entry", "data-revision");
        await Assertions.Expect(page.Locator("#entry")).Not.ToHaveAttributeAsync("data-revision", before!);
        await Assertions.Expect(alike).ToHaveCountAsync(1);
        await AssertCountsAlikeAsync(page, 2025);

        // A blank cell counts at once, before anything is saved, and where a part of the form has no figures its count follows too.
        await page.RouteAsync("**/fields", route => route.AbortAsync());
        await page.FillAsync("[name='requests.granted.naturalPerson']", string.Empty);
        await Assertions.Expect(page.Locator("#check-link")).Not.ToHaveTextAsync(link);
        await page.UnrouteAsync("**/fields");
        await page.FillAsync("[name='requests.granted.naturalPerson']", "0");
        await page.GotoAsync("/clerk/reports/2025/problems");
        var bar = await page.InnerTextAsync("#findings-open");
        await page.FillAsync("#field-text-problems", "联系人XX，电话XX。");
        await Assertions.Expect(page.Locator("#findings-open")).Not.ToHaveTextAsync(bar, new() { UseInnerText = true });
        await Assertions.Expect(page.Locator(".is-unsaved")).ToHaveCountAsync(0);
        await AssertCountsAlikeAsync(page, 2025);
    }

    [ChromiumFact]
    public async Task A_finding_leads_to_its_words_and_a_number_against_the_table_becomes_the_tables()
    {
        var filler = string.Concat(Enumerable.Repeat("按目录公开信息，逐条核对。\n", 60));
        await using var clerk = await OpenAsync(2023, new(StringComparer.Ordinal)
        {
            ["text.overview"] = $"{filler}本年度共收到政府信息公开申请9件，已答复。",
            ["requests.received.naturalPerson"] = "3",
        });
        var page = clerk.Page;
        var finding = page.Locator("[data-findings-of='text.overview'] .text-finding[data-rule=B1b]");
        await finding.Locator("a").ClickAsync();
        Assert.Contains("9件", await SelectedAsync(page), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<double>("area => document.querySelector(area).scrollTop", Area) > 200);
        Assert.Empty(await Layout.FaultsAsync(page));
        await page.SetViewportSizeAsync(1366, 768);

        await finding.Locator(".text-bind").ClickAsync();
        Assert.EndsWith(BoundValues.ForEditing($"申请[3](cell:{ReceivedTotal})件，已答复。"), await page.InputValueAsync(Area), StringComparison.Ordinal);
        await Assertions.Expect(finding.Locator(".text-bind")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        Assert.EndsWith("申请9件，已答复。", await page.InputValueAsync(Area), StringComparison.Ordinal);

        // What the saver brings replaces the list, here without the server's own answer in between; words that moved meanwhile are found again.
        await page.RouteAsync("**/fields", _ => Task.CompletedTask);
        await page.EvaluateAsync("""
            form => document.querySelector(form).dispatchEvent(new CustomEvent('entry:stored', { detail: { fields: {}, findings: [
              { id: 'a', rule: 'B3', tier: 'Query', message: '<b>年份</b>', advice: null, cells: [], section: 'overview', words: '已答复', offset: 3, length: 3 },
              { id: 'b', rule: 'A1', tier: 'Error', message: '不在文字里', cells: ['requests.received.total'], section: null },
              { id: 'c', rule: 'B1b', tier: 'Query', message: '件数', cells: ['requests.received.total', 'requests.carriedOver.total'], section: 'overview', words: '申请9件', right: 3 },
            ] } }))
            """, "#entry");
        var items = page.Locator("[data-findings-of='text.overview'] .text-finding");
        await Assertions.Expect(items).ToHaveCountAsync(2);
        await Assertions.Expect(items.First).ToContainTextAsync("<b>年份</b>");
        await Assertions.Expect(items.Last.Locator(".text-bind")).ToContainTextAsync("3");
        await items.First.Locator("a").ClickAsync();
        Assert.Equal("已答复", await SelectedAsync(page));

        // So does an address, as the check list has it.
        await page.GotoAsync("/clerk/reports/2023?at=2-4#field-text-overview");
        await page.WaitForFunctionAsync("area => { const field = document.querySelector(area); return document.activeElement === field && field.value.slice(field.selectionStart, field.selectionEnd) === '录公开信'; }", Area);
        await page.GotoAsync("/clerk/reports/2023?at=x-4#field-text-overview");
        await page.GotoAsync("/clerk/reports/2023?at=999999-4#field-text-overview");
        await Assertions.Expect(page.Locator(Bar)).ToBeVisibleAsync();
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_text_of_full_length_keeps_up_with_typing()
    {
        await using var clerk = await OpenAsync(2022, []);
        var page = clerk.Page;
        await page.FillAsync(Area, BoundValues.ForEditing(string.Concat(Enumerable.Repeat($"公开信息[3](cell:{ReceivedTotal})条。", 600))[..19_900]));
        await SelectAsync(page, 9_000, 9_000);

        // What the listeners take; laying the letters out is the browser's.
        var took = await page.EvaluateAsync<double>(
            """
            async area => {
              const field = document.querySelector(area);
              const times = [];
              for (let i = 0; i < 30; i++) {
                field.setRangeText('字', 9000, 9000, 'end');
                const start = performance.now();
                field.dispatchEvent(new Event('input', { bubbles: true }));
                times.push(performance.now() - start);
                await new Promise(r => setTimeout(r));
              }
              return times.sort((a, b) => a - b)[15];
            }
            """,
            Area);

        // What nobody may notice on a slow machine with load. How long it takes is measured by a benchmark, see docs/benchmarks.md.
        Assert.InRange(took, 0, 200);
    }

    [ChromiumFact]
    public async Task Without_scripts_a_text_is_a_plain_field_with_its_findings_below()
    {
        await using var clerk = await OpenAsync(2024, new(StringComparer.Ordinal) { ["text.overview"] = "联系电话XX，本年度共收到政府信息公开申请9件。", ["requests.received.naturalPerson"] = "3" }, scripts: false);
        var page = clerk.Page;
        await Assertions.Expect(page.Locator($"{Area}-marks")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".text-bar")).ToHaveCountAsync(0);
        var finding = page.Locator("[data-findings-of='text.overview'] .text-finding[data-rule=B1b] a");
        await Assertions.Expect(finding).ToBeVisibleAsync();
        Assert.Equal(Area, await finding.GetAttributeAsync("href"));
        await Assertions.Expect(page.Locator("[data-aspect-of=field-text-otherMatters]")).ToContainTextAsync("信息处理费");
    }

    private static async Task AssertFaultlessAsync(IPage page)
    {
        var faults = await Layout.FaultsAsync(page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        await page.SetViewportSizeAsync(1366, 768);
    }

    // The number in the link above the form, the tally below it, and the number of the check list.
    private static async Task AssertCountsAlikeAsync(IPage page, int year)
    {
        var count = Number(await page.InnerTextAsync("#check-link"));
        Assert.Equal(count, await page.EvaluateAsync<int>("() => ['Error', 'Query'].reduce((sum, tier) => sum + Number(document.querySelector(`#findings-open [data-count=${tier}]`).textContent), 0)"));
        var form = page.Url;
        await page.GotoAsync($"/clerk/reports/{year}/check");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"提交前还要办 {count} 件"));
        await page.GotoAsync(form);
        Assert.Equal(count, Number(await page.InnerTextAsync("#check-link")));

        static int Number(string text) => int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }

    [ChromiumFact]
    public async Task A_copied_figure_stays_bound_in_the_portal_and_is_plain_text_outside()
    {
        var stored = $"共[3](cell:{ReceivedTotal})件";
        await using var clerk = await OpenAsync(2022, new(StringComparer.Ordinal) { ["requests.received.naturalPerson"] = "3", ["text.overview"] = stored });
        await clerk.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = clerk.Page;
        var whole = BoundValues.ForEditing(stored);
        await ValueAsync(page, whole);

        await page.FocusAsync(Area);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+c");
        Assert.Equal("共3件", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        // Behind a digit the figure stays one of its own.
        await page.FillAsync("#field-text-problems", "其中2");
        await page.PressAsync("#field-text-problems", "End");
        await SelectAsync(page, 1, 4);
        await page.Keyboard.PressAsync("Control+c");
        await page.FocusAsync("#field-text-problems");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(page.Locator("#field-text-problems")).ToHaveValueAsync(BoundValues.ForEditing($"其中2[3](cell:{ReceivedTotal})"));

        // Cut takes it away as a whole, and a plain paste brings the figure alone.
        await SelectAsync(page, 0, 3);
        await page.Keyboard.PressAsync("Control+x");
        await ValueAsync(page, "件");
        Assert.Equal("共3", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.Keyboard.PressAsync("Control+Shift+v");
        await ValueAsync(page, "共3件");
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await ValueAsync(page, whole);
        clerk.AssertQuiet();
    }

    private static async Task SelectAsync(IPage page, int start, int end) =>
        await page.EvaluateAsync("([area, start, end]) => { const field = document.querySelector(area); field.focus(); field.setSelectionRange(start, end); }", new object[] { Area, start, end });

    private static Task<string> SelectedAsync(IPage page) =>
        page.EvaluateAsync<string>("area => { const field = document.querySelector(area); return field.value.slice(field.selectionStart, field.selectionEnd); }", Area);

    private static Task ValueAsync(IPage page, string value) => Assertions.Expect(page.Locator(Area)).ToHaveValueAsync(value);

    // Whether the page took it over from the browser.
    private static Task<bool> PasteAsync(IPage page, string html, string plain) => page.EvaluateAsync<bool>(
        """
        ([area, html, plain]) => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          data.setData('text/plain', plain);
          return !document.querySelector(area).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        new object[] { Area, html, plain });

    private async Task<Visitor> OpenAsync(int year, Dictionary<string, string> fields, bool scripts = true)
    {
        var clerk = (await Township.FoundAsync(portal, DemoData.Password)).First.UserName;
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
            var account = await db.Users.Include(u => u.Posts).ThenInclude(p => p.Unit).SingleAsync(u => u.UserName == clerk);
            var post = account.Posts.Single();
            Actor actor = new(account.Id, account.DisplayName, post.Role, post.Unit);
            await scope.ServiceProvider.GetRequiredService<OpenReport>().BeginAsync(actor, year, default);
            var zeros = FormCatalog.Official().ForYear(year)!.Cells.Select(c => KeyValuePair.Create(c.Id.ToString(), "0"));
            await scope.ServiceProvider.SaveFieldsAsync(actor, year, zeros.Where(z => !fields.ContainsKey(z.Key) && z.Key != ReceivedTotal).Concat(fields));
        }

        var visitor = await portal.VisitAsync(clerk, scripts);
        Assert.Equal(200, await visitor.OpenAsync($"/clerk/reports/{year}"));
        if (scripts)
        {
            await Assertions.Expect(visitor.Page.Locator(Bar)).ToBeVisibleAsync();
        }

        return visitor;
    }
}
