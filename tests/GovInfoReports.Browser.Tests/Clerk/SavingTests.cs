using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>What is typed is saved by itself, is nobody's loss, and is never called saved before it is.</summary>
[Collection(BrowserSuite.Name)]
public sealed class SavingTests(BrowserPortal portal)
{
    private const string Penalties = "#cell-disclosure-penalties-decisions";
    private const string PenaltiesField = "disclosure.penalties.decisions";
    private const string Licensing = "#cell-disclosure-licensing-decisions";
    private const string LicensingField = "disclosure.licensing.decisions";
    private const string Problems = "#field-text-problems";
    private const string ProblemsField = "text.problems";
    private const string SaveAddress = "**/fields";

    [ChromiumFact]
    public async Task Each_change_is_marked_until_the_server_has_it()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Page.FillAsync(Penalties, "7");
        await clerk.Page.FillAsync(Problems, "写了一段。");

        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveClassAsync("is-unsaved");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).Not.ToContainTextAsync("已保存");
        await Assertions.Expect(clerk.Page.Locator(".is-unsaved")).ToHaveCountAsync(0);
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("已保存");

        Assert.Equal(("7", "写了一段。"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(ProblemsField)));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Only_what_changed_is_sent_and_nothing_is_called_saved_before_the_answer()
    {
        var (_, clerk) = await OpenAsync();
        await using var _ = clerk;
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        string? sent = null;
        await clerk.Page.RouteAsync(SaveAddress, async route =>
        {
            sent ??= route.Request.PostData;
            await answer.Task;
            await route.ContinueAsync();
        });
        await clerk.Page.FillAsync(Penalties, "7");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("正在保存");

        await clerk.Page.FillAsync(Licensing, "4");
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveClassAsync("is-unsaved");
        await Assertions.Expect(clerk.Page.Locator(Licensing)).ToHaveClassAsync("is-unsaved");
        Assert.Contains($"\"changes\":[{{\"field\":\"{PenaltiesField}\",\"before\":\"\",\"after\":\"7\",\"sent\":[]}}]", sent, StringComparison.Ordinal);

        answer.SetResult();
        await Assertions.Expect(clerk.Page.Locator(".is-unsaved")).ToHaveCountAsync(0);
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_cell_cleared_while_it_is_being_saved_stays_cleared()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource sentAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var requests = 0;
        await clerk.Page.RouteAsync(SaveAddress, async route =>
        {
            if (requests++ > 0)
            {
                sentAgain.TrySetResult();
                await second.Task;
            }

            await first.Task;
            await route.ContinueAsync();
        });
        await clerk.Page.FillAsync(Penalties, "１２");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("正在保存");
        await clerk.Page.FillAsync(Penalties, string.Empty);
        await clerk.Page.FillAsync(Licensing, "4");

        first.SetResult();
        await sentAgain.Task;
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveValueAsync(string.Empty);
        second.SetResult();
        await SavedAsync(clerk.Page);
        Assert.Equal(string.Empty, await town.StoredAsync(PenaltiesField));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Two_people_in_different_cells_are_merged_and_see_each_other()
    {
        var (town, first) = await OpenAsync();
        await using var _ = first;
        await using var second = await portal.VisitAsync(town.Second.UserName);
        await second.OpenAsync(Township.Form);

        await first.Page.FillAsync(Penalties, "7");
        await SavedAsync(first.Page);
        await second.Page.FillAsync(Licensing, "4");
        await SavedAsync(second.Page);

        await Assertions.Expect(second.Page.Locator(Penalties)).ToHaveValueAsync("7");
        await Assertions.Expect(second.Page.Locator("td", new() { Has = second.Page.Locator(Penalties) })).ToContainTextAsync("由李四更新");
        Assert.Equal(("7", "4"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(LicensingField)));

        // Nobody types in the first window: coming back to it brings the other's cell.
        await first.Page.WaitForTimeoutAsync(3100);
        await first.Page.EvaluateAsync("() => window.dispatchEvent(new Event('focus'))");
        await Assertions.Expect(first.Page.Locator(Licensing)).ToHaveValueAsync("4");

        // Who is in the cell when it comes replaces it by what is typed, and takes only that back.
        await town.SaveAsColleagueAsync(LicensingField, "58");
        await first.Page.FocusAsync(Licensing);
        await first.Page.WaitForTimeoutAsync(3100);
        await first.Page.EvaluateAsync("() => window.dispatchEvent(new Event('focus'))");
        await Assertions.Expect(first.Page.Locator(Licensing)).ToHaveValueAsync("58");
        await first.Page.Keyboard.TypeAsync("6");
        await Assertions.Expect(first.Page.Locator(Licensing)).ToHaveValueAsync("6");
        await first.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(first.Page.Locator(Licensing)).ToHaveValueAsync("58");
        first.AssertQuiet();
        second.AssertQuiet();
    }

    [ChromiumTheory]
    [InlineData("用我的", "9")]
    [InlineData("用对方的", "7")]
    public async Task Who_set_the_same_cell_later_is_asked_in_place_and_chooses_by_keyboard(string choice, string stored)
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await town.SaveAsColleagueAsync(PenaltiesField, "7");
        await clerk.Page.FillAsync(Penalties, "9");

        var question = clerk.Page.Locator(".conflict-ask");
        await Assertions.Expect(question).ToContainTextAsync("王五");
        Assert.True(await question.EvaluateAsync<bool>("box => box.getBoundingClientRect().bottom <= document.querySelector('.save-bar').getBoundingClientRect().top"));
        await Assertions.Expect(question).ToContainTextAsync("7");
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveValueAsync("9");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("有 1 处在别的窗口也改过");
        Assert.Equal("7", await town.StoredAsync(PenaltiesField));

        await clerk.Page.Locator(".conflict-ask button", new() { HasText = choice }).FocusAsync();
        await clerk.Page.Keyboard.PressAsync("Enter");
        await SavedAsync(clerk.Page);
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToBeFocusedAsync();
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveValueAsync(stored);
        Assert.Equal(stored, await town.StoredAsync(PenaltiesField));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Several_conflicts_are_listed_with_the_words_that_differ_and_settled_at_once()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await town.SaveAsColleagueAsync(PenaltiesField, "7");
        await town.SaveAsColleagueAsync(ProblemsField, "全年举办培训 2 次。");

        // Both go out together: the answer to the first would bring the other's text before it is typed over.
        await clerk.Page.EvaluateAsync(
            "changes => changes.forEach(([at, value]) => { const field = document.querySelector(at); field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); })",
            new[] { new[] { Penalties, "9" }, [Problems, "全年举办培训 3 次。"] });

        await Assertions.Expect(clerk.Page.Locator(".conflict-list li")).ToHaveCountAsync(2);
        await Assertions.Expect(clerk.Page.Locator(".conflict-difference del")).ToContainTextAsync("2");
        await Assertions.Expect(clerk.Page.Locator(".conflict-difference ins")).ToContainTextAsync("3");
        var faults = await Layout.FaultsAsync(clerk.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

        // Both texts are kept by writing them together.
        await clerk.Page.FillAsync(Problems, "全年举办培训 2 次，另有 1 次线上培训。");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "全部用我的" }).ClickAsync();
        await SavedAsync(clerk.Page);
        Assert.Equal(("9", "全年举办培训 2 次，另有 1 次线上培训。"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(ProblemsField)));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task While_the_line_is_down_changes_stay_on_the_machine_and_go_out_later()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Context.SetOfflineAsync(true);
        await clerk.Page.FillAsync(Penalties, "7");
        await clerk.Page.FillAsync(Problems, "断网时写的。");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("未连接，2 处改动保存在本机");
        Assert.Equal(string.Empty, await town.StoredAsync(PenaltiesField));

        await clerk.Context.SetOfflineAsync(false);
        await SavedAsync(clerk.Page);
        Assert.Equal(("7", "断网时写的。"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(ProblemsField)));
    }

    [ChromiumFact]
    public async Task A_lost_answer_makes_no_conflict_of_what_was_typed_on()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        var lost = 0;
        await clerk.Page.RouteAsync(SaveAddress, async route =>
        {
            if (lost++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
        await clerk.Page.FillAsync(Penalties, "1");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("未连接");
        await clerk.Page.FillAsync(Penalties, "12");
        await SavedAsync(clerk.Page);

        await Assertions.Expect(clerk.Page.Locator(".conflict-ask")).ToHaveCountAsync(0);
        Assert.Equal("12", await town.StoredAsync(PenaltiesField));
    }

    [ChromiumFact]
    public async Task After_a_time_out_signing_in_leads_back_to_the_same_cell_with_everything_there()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Context.ClearCookiesAsync(new() { Name = "portal-session" });
        await clerk.Page.FillAsync(Problems, "过期以后写的。");
        await clerk.Page.FillAsync(Penalties, "7");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("登录已过期，2 处改动已保存在本机");

        await clerk.Page.Locator("#save-link").ClickAsync();
        await SignInAsync(clerk.Page, town.First.UserName!);
        await clerk.Page.WaitForURLAsync($"**{Township.Form}{Penalties}");
        await SavedAsync(clerk.Page);
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToBeFocusedAsync();
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveValueAsync("7");
        await Assertions.Expect(clerk.Page.Locator("#saving-replayed")).ToContainTextAsync("2 处");
        Assert.Equal(("7", "过期以后写的。"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(ProblemsField)));
    }

    [ChromiumFact]
    public async Task Signing_in_again_in_another_window_lets_the_first_go_on()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Context.ClearCookiesAsync();
        await clerk.Page.FillAsync(Penalties, "7");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("登录已过期");

        await clerk.Context.APIRequest.PostAsync($"/test/sign-in/{town.First.UserName}");
        await clerk.Page.WaitForTimeoutAsync(3100);
        await clerk.Page.EvaluateAsync("() => window.dispatchEvent(new Event('focus'))");
        await SavedAsync(clerk.Page);
        Assert.Equal("7", await town.StoredAsync(PenaltiesField));
    }

    [ChromiumFact]
    public async Task Another_account_on_the_same_machine_neither_sees_nor_sends_what_was_left()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Page.RouteAsync(SaveAddress, route => route.AbortAsync());
        await clerk.Page.FillAsync(Penalties, "7");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("未连接");

        // The same browser, another person: in a new window, while the first is still open.
        await clerk.Context.APIRequest.PostAsync($"/test/sign-in/{town.Second.UserName}");
        await clerk.Page.UnrouteAsync(SaveAddress);
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("换用其他账号");
        var other = await clerk.Context.NewPageAsync();
        await other.GotoAsync(Township.Form);
        await Assertions.Expect(other.Locator(Penalties)).ToHaveValueAsync(string.Empty);
        await Assertions.Expect(other.Locator("#saving-replayed")).ToHaveCountAsync(0);
        await clerk.Page.CloseAsync();
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator(Penalties)).ToHaveValueAsync(string.Empty);
        Assert.Equal(string.Empty, await town.StoredAsync(PenaltiesField));

        await clerk.Context.APIRequest.PostAsync($"/test/sign-in/{town.First.UserName}");
        await other.ReloadAsync();
        await SavedAsync(other);
        await Assertions.Expect(other.Locator(Penalties)).ToHaveValueAsync("7");
        Assert.Equal("7", await town.StoredAsync(PenaltiesField));
    }

    [ChromiumTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Closing_the_page_in_the_middle_of_saving_loses_nothing(bool isLineDown)
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        if (isLineDown)
        {
            await clerk.Page.RouteAsync(SaveAddress, route => route.AbortAsync());
        }

        await clerk.Page.FillAsync(Penalties, "7");
        await clerk.Page.FillAsync(Problems, "关页面前写的。");
        await clerk.Page.CloseAsync(new() { RunBeforeUnload = true });

        var again = await clerk.Context.NewPageAsync();
        await again.GotoAsync(Township.Form);
        await SavedAsync(again);
        await Assertions.Expect(again.Locator(Penalties)).ToHaveValueAsync("7");
        await Assertions.Expect(again.Locator(Problems)).ToHaveValueAsync("关页面前写的。");
        Assert.Equal(("7", "关页面前写的。"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(ProblemsField)));
        await again.ReloadAsync();
        await Assertions.Expect(again.Locator("#saving-replayed")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task Who_went_on_to_another_field_is_not_called_back_to_the_one_that_the_address_names()
    {
        var (_, clerk) = await OpenAsync();
        await using var _ = clerk;
        var report = await clerk.Page.GetAttributeAsync("#entry", "data-report");
        await clerk.Page.EvaluateAsync(
            "([report, field]) => localStorage.setItem(`unsaved:${report}:left`, JSON.stringify({ at: 1, fields: { [field]: { before: '', after: '8', at: 1, label: field, sent: [] } } }))",
            new[] { report, PenaltiesField });
        TaskCompletionSource isThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await clerk.Page.RouteAsync(SaveAddress, async route =>
        {
            await isThere.Task;
            await route.ContinueAsync();
        });
        await clerk.Page.GotoAsync("about:blank");
        await clerk.Page.GotoAsync($"{Township.Form}{Penalties}");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("正在保存");
        await clerk.Page.FocusAsync(Licensing);
        isThere.SetResult();
        await SavedAsync(clerk.Page);
        await clerk.Page.WaitForTimeoutAsync(300);
        await Assertions.Expect(clerk.Page.Locator(Licensing)).ToBeFocusedAsync();
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task What_cannot_be_read_stays_where_it_was_typed_and_is_not_called_saved()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Page.FillAsync(Penalties, "七件多");
        await clerk.Page.FillAsync(Licensing, "4");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("有 1 处还不能保存");
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveClassAsync("is-refused");
        Assert.Equal((string.Empty, "4"), (await town.StoredAsync(PenaltiesField), await town.StoredAsync(LicensingField)));

        // The button to the check leads to what is wrong instead, and opening the form anew has it still.
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存并核对" }).ClickAsync();
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToBeFocusedAsync();
        await clerk.Page.ReloadAsync();
        await Assertions.Expect(clerk.Page.Locator(Penalties)).ToHaveValueAsync("七件多");
        await clerk.Page.FillAsync(Penalties, "7");
        await SavedAsync(clerk.Page);
        Assert.Equal("7", await town.StoredAsync(PenaltiesField));
    }

    [ChromiumTheory]
    [InlineData("disclosure.fees.amount", "1.2", "1.23456789", "小数位太多")]
    [InlineData("requests.received.other", "1,234", "1,2345", "不是数字")]
    [InlineData("requests.received.other", "12", "12元", "只填数字，去掉“元”")]
    [InlineData("requests.received.other", "5", "5人次", "只填数字，去掉“人次”")]
    [InlineData("disclosure.fees.amount", "12.5", "12.5元", "换算成万元，不写“元”")]
    [InlineData("requests.received.other", "-", "-1", "不能小于 0")]
    [InlineData("requests.received.other", "", "无", "没有发生填 0，不适用填 /")]
    public async Task Of_what_cannot_be_read_not_the_beginning_is_stored(string field, string beginning, string typed, string said)
    {
        var town = await Township.FoundAsync(portal, DemoData.Password);
        await town.SaveAsColleagueAsync(field, "7");
        await using var clerk = await portal.VisitAsync(town.First.UserName);
        await clerk.OpenAsync(Township.Form);
        var cell = clerk.Page.Locator($"#cell-{field.Replace('.', '-')}");
        await cell.FocusAsync();
        if (beginning.Length > 0)
        {
            await clerk.Page.Keyboard.TypeAsync(beginning);
            await SavedAsync(clerk.Page);
            Assert.NotEqual("7", await town.StoredAsync(field));
        }

        await clerk.Page.Keyboard.TypeAsync(typed[beginning.Length..]);

        await Assertions.Expect(clerk.Page.Locator($"td:has(#cell-{field.Replace('.', '-')}) .field-error")).ToHaveTextAsync(said);
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToHaveAttributeAsync("data-state", "refused");
        for (var i = 0; i < 100 && await town.StoredAsync(field) != "7"; i++)
        {
            await clerk.Page.WaitForFunctionAsync("() => new Promise(resolve => requestAnimationFrame(() => resolve(true)))");
        }

        Assert.Equal("7", await town.StoredAsync(field));
        await Assertions.Expect(cell).ToHaveValueAsync(typed);
    }

    [ChromiumFact]
    public async Task Of_a_report_submitted_meanwhile_what_was_typed_can_be_copied()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await town.SubmitAsColleagueAsync();
        await clerk.Page.FillAsync(Problems, "晚了一步写的话。");

        await Assertions.Expect(clerk.Page.Locator("#saving-closed")).ToContainTextAsync("王五");
        await Assertions.Expect(clerk.Page.Locator("#saving-closed textarea")).ToHaveValueAsync("晚了一步写的话。");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("不能修改");
        var faults = await Layout.FaultsAsync(clerk.Page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [ChromiumFact]
    public async Task Additional_sections_are_added_and_taken_away_without_a_page_load()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Page.EvaluateAsync("() => { window.stays = true; }");
        await clerk.Page.Locator("#additional button[value=add]").ClickAsync();
        await clerk.Page.FillAsync("#field-additional-0-heading", "建议提案办理");
        await clerk.Page.FillAsync("#field-additional-0-text", "全部办结。");
        await SavedAsync(clerk.Page);
        Assert.Contains("建议提案办理", await town.StoredAsync("additional"), StringComparison.Ordinal);

        await clerk.Page.Locator("#additional button[value='remove:0']").ClickAsync();
        await SavedAsync(clerk.Page);
        Assert.Equal(string.Empty, await town.StoredAsync("additional"));
        await clerk.Page.Locator("#additional").GetByRole(AriaRole.Button, new() { Name = "恢复" }).ClickAsync();
        await SavedAsync(clerk.Page);
        Assert.Contains("全部办结", await town.StoredAsync("additional"), StringComparison.Ordinal);
        Assert.True(await clerk.Page.EvaluateAsync<bool>("() => window.stays"));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Leaving_by_a_button_or_a_link_saves_first()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Page.FillAsync(Penalties, "7");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存并核对" }).ClickAsync();
        await clerk.Page.WaitForURLAsync("**/check");
        Assert.Equal("7", await town.StoredAsync(PenaltiesField));

        await clerk.OpenAsync($"{Township.Form}/problems");
        await clerk.Page.FillAsync(Problems, "写完了。");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "保存，下一部分" }).ClickAsync();
        await clerk.Page.WaitForURLAsync("**/otherMatters");
        Assert.Equal("写完了。", await town.StoredAsync(ProblemsField));

        await clerk.OpenAsync(Township.Form);
        await clerk.Page.FillAsync(Licensing, "4");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "预览" }).ClickAsync();
        await clerk.Page.WaitForURLAsync("**/preview");
        Assert.Equal("4", await town.StoredAsync(LicensingField));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_form_token_that_is_too_old_is_renewed_without_a_word()
    {
        var (town, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Context.ClearCookiesAsync(new() { Name = "portal-form" });
        await clerk.Page.FillAsync(Penalties, "7");
        await SavedAsync(clerk.Page);
        Assert.Equal("7", await town.StoredAsync(PenaltiesField));
    }

    [ChromiumFact]
    public async Task Where_the_machine_keeps_nothing_the_page_says_so_until_the_server_has_it()
    {
        var (_, clerk) = await OpenAsync();
        await using var _ = clerk;
        await clerk.Page.AddInitScriptAsync("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
        await clerk.Page.ReloadAsync();
        await clerk.Context.SetOfflineAsync(true);
        await clerk.Page.FillAsync(Penalties, "7");
        await Assertions.Expect(clerk.Page.Locator("#save-state")).ToContainTextAsync("本机无法暂存");
        await clerk.Context.SetOfflineAsync(false);
        await SavedAsync(clerk.Page);
    }

    private static async Task SavedAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#save-state")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^已保存", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".is-unsaved, .is-refused, .is-conflict")).ToHaveCountAsync(0);
    }

    private static async Task SignInAsync(IPage page, string userName)
    {
        await page.FillAsync("#Input_UserName", userName);
        await page.FillAsync("#Input_Password", DemoData.Password);
        await page.Locator("main form button[type=submit]").ClickAsync();
    }

    private async Task<(Township Town, Visitor Clerk)> OpenAsync()
    {
        var town = await Township.FoundAsync(portal, DemoData.Password);
        var clerk = await portal.VisitAsync(town.First.UserName);
        Assert.Equal(200, await clerk.OpenAsync(Township.Form));
        return (town, clerk);
    }
}
