using System.Text.RegularExpressions;
using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>
/// The tables of the entry form as a grid. Each test works on a report of a year that no other test has, so that what is saved
/// on the way disturbs nobody.
/// </summary>
[Collection(BrowserSuite.Name)]
public sealed class GridTests(BrowserPortal portal)
{
    private const string Received = "received-naturalPerson";

    // Section three as Word puts it on the clipboard: a title, merged headers and labels, full-width figures, unrounded spaces.
    private const string CopyAsWordDoes = """
        () => {
          const table = document.querySelector('table.entry.labels-3').cloneNode(true);
          table.querySelectorAll('.cell-help, .last-year, .sum-off, .field-error').forEach(e => e.remove());
          const lines = [...table.querySelectorAll('tr')].map(tr => [...tr.querySelectorAll('input')]).filter(line => line.length > 0);
          const figures = {};
          lines.forEach((line, i) => line.slice(0, -1).forEach((input, j) => {
            figures[input.name] = i === 0 ? 1200 + j : i === 1 ? 1 : i === 2 ? 1100 + j : i === 4 ? 100 : i === lines.length - 2 ? 1200 + j : i === lines.length - 1 ? 1 : 0;
          }));
          lines.forEach(line => { figures[line[line.length - 1].name] = line.slice(0, -1).reduce((sum, input) => sum + figures[input.name], 0); });
          for (const input of lines.flat()) {
            const text = figures[input.name].toLocaleString('en').replace(/[0-9,]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
            input.closest('td').innerHTML = `<p class=MsoNormal align=center><span lang=EN-US>${text}<o:p>&nbsp;</o:p></span></p>`;
          }
          const plain = table.outerHTML.replace(/ (class|id|headers|scope|aria-[a-z]+)="[^"]*"/g, '');
          window.copied = { html: `<html><body><!--StartFragment--><p class=MsoNormal>三、收到和处理政府信息公开申请情况</p>${plain}<!--EndFragment--></body></html>`, figures };
        }
        """;

    private const string Paste = """
        ([html, text]) => {
          const data = new DataTransfer();
          if (html) data.setData('text/html', html === 'copied' ? window.copied.html : html);
          data.setData('text/plain', text ?? '');
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    private const string HeadersInSight = """
        () => {
          const cell = document.activeElement.getBoundingClientRect();
          const [column, row] = ['thead .column-label.is-here', '.row-label.is-here'].map(s => document.querySelector(`table.labels-3 ${s}`));
          const top = e => { const r = e.getBoundingClientRect(); const hit = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2); return hit === e || e.contains(hit); };
          return top(column) && top(row) && column.getBoundingClientRect().bottom <= cell.top && row.getBoundingClientRect().right <= cell.left + 1;
        }
        """;

    [ChromiumFact]
    public async Task Cells_at_fault_are_marked_and_all_balances_stay_in_view_as_one_types()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName);
        var page = clerk.Page;
        await OpenAsync(page, 2021);
        foreach (var (row, figure) in new[] { ("received", "150"), ("carriedOver", "30"), ("handledTotal", "160"), ("carriedForward", "15") })
        {
            await page.FillAsync(Id($"{row}-naturalPerson"), figure);
        }

        // The four parts of the balance, each with a mark and the words of it; the column beside is not marked.
        foreach (var row in new[] { "received", "carriedOver", "handledTotal", "carriedForward" })
        {
            await Assertions.Expect(page.Locator($"td.is-fault:has({Id($"{row}-naturalPerson")})")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(Id($"{row}-naturalPerson"))).ToHaveAttributeAsync("aria-invalid", "true");
            Assert.Contains("相差 5", await SaidOfAsync(page, $"{row}-naturalPerson"), StringComparison.Ordinal);
            await Assertions.Expect(page.Locator($"td.is-fault:has({Id($"{row}-commercialEnterprise")})")).ToHaveCountAsync(0);
        }

        // The row of balances: one for each column, in view also at the last line of the table, and above it.
        var row7 = page.Locator(".balance-row td.balance");
        await Assertions.Expect(row7).ToHaveCountAsync(7);
        await Assertions.Expect(row7.First.Locator("summary")).ToHaveTextAsync(new Regex(@"180≠175\s*差 5", RegexOptions.None, TimeSpan.FromSeconds(5)));
        await page.Locator(Id("carriedForward-naturalPerson")).FocusAsync();
        Assert.True(await page.EvaluateAsync<bool>("""
            () => [...document.querySelectorAll('td.balance summary')].every(s => { const r = s.getBoundingClientRect(); return s.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)); })
            """));
        await row7.First.Locator("summary").ClickAsync();
        await row7.First.Locator("a[data-part]").First.ClickAsync();
        await Assertions.Expect(page.Locator(Id(Received))).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".balance details[open]")).ToHaveCountAsync(0);

        // Put right, all marks go; a total by hand that disagrees has its own.
        await page.FillAsync(Id(Received), "145");
        await Assertions.Expect(row7.First.Locator("summary")).ToHaveTextAsync(new Regex(@"175=175\s*相等", RegexOptions.None, TimeSpan.FromSeconds(5)));
        await Assertions.Expect(page.Locator($"td.is-fault:has({Id(Received)})")).ToHaveCountAsync(0);
        Assert.DoesNotContain("相差", await SaidOfAsync(page, Received), StringComparison.Ordinal);
        foreach (var column in new[] { "commercialEnterprise", "researchInstitution", "publicWelfareOrganization", "legalServiceInstitution", "other" })
        {
            await page.FillAsync(Id($"received-{column}"), "1");
        }

        await page.FillAsync(Id("received-total"), "7");
        await Assertions.Expect(page.Locator($"td.is-fault:has({Id("received-total")})")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator($"td.is-fault:has({Id("received-other")})")).ToHaveCountAsync(0);
        clerk.AssertQuiet();
    }

    [ChromiumTheory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task A_jump_from_a_balance_leads_to_a_cell_that_nothing_covers(int width, int height)
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName, width: width, height: height);
        var page = clerk.Page;
        await OpenAsync(page, 2021);
        await page.FillAsync(Id("carriedForward-naturalPerson"), "15");
        var balance = page.Locator(".balance-row td.balance").First;
        foreach (var at in new[] { 1, 0, 3, 2 })
        {
            await balance.Locator("summary").ClickAsync();
            await balance.Locator("a[data-part]").Nth(at).ClickAsync();
            var under = await page.EvaluateAsync<string>("""
                () => {
                  const cell = document.activeElement.closest('td');
                  const place = cell.getBoundingClientRect();
                  const corners = [[place.left + 3, place.top + 3], [place.right - 3, place.top + 3], [place.left + 3, place.bottom - 3]];
                  return corners.map(([x, y]) => document.elementFromPoint(x, y)).filter(e => !cell.contains(e)).map(e => e?.outerHTML.slice(0, 90) ?? 'outside').join(' ');
                }
                """);
            Assert.Equal((at, string.Empty), (at, under));
        }
    }

    [ChromiumFact]
    public async Task The_sign_of_a_cell_at_fault_goes_under_the_row_labels()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName, width: 390, height: 844);
        var page = clerk.Page;
        await OpenAsync(page, 2021);
        foreach (var (row, figure) in new[] { ("received", "150"), ("carriedOver", "30"), ("handledTotal", "160"), ("carriedForward", "15") })
        {
            await page.FillAsync(Id($"{row}-naturalPerson"), figure);
        }

        await page.Locator($"td.is-fault:has({Id(Received)})").WaitForAsync();
        var above = await page.EvaluateAsync<string>($$"""
            () => {
              document.styleSheets[0].insertRule('table.entry td.is-fault::before { pointer-events: auto !important; }');
              const cell = document.querySelector('{{Id(Received)}}').closest('td');
              const label = cell.closest('tr').querySelector('.row-label');
              const scroll = cell.closest('.entry-scroll');
              scroll.scrollLeft += cell.getBoundingClientRect().left - label.getBoundingClientRect().left - 10;
              cell.scrollIntoView({ block: 'center', inline: 'nearest' });
              scroll.scrollLeft += cell.getBoundingClientRect().left - label.getBoundingClientRect().left - 10;
              const place = cell.getBoundingClientRect();
              return document.elementFromPoint(place.left + 4, place.top + 4).className;
            }
            """);
        Assert.Contains("row-label", above, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Keys_move_replace_edit_restore_and_never_submit()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName);
        var page = clerk.Page;
        await OpenAsync(page, 2021);

        await page.ClickAsync(Id(Received));
        await page.Keyboard.TypeAsync("12");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("3");
        await page.Keyboard.PressAsync("Enter");
        await AssertAtAsync(page, "requests.carriedOver.commercialEnterprise");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.TypeAsync("4");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.TypeAsync("0");
        await Assertions.Expect(page.Locator(Id(Received))).ToHaveValueAsync("102");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(Id(Received))).ToHaveValueAsync("12");
        await Assertions.Expect(page.Locator(Id("received-commercialEnterprise"))).ToHaveValueAsync("4");

        // Tab goes past the total to the next line; arrows pass through it.
        await page.Keyboard.PressAsync("End");
        await AssertAtAsync(page, "requests.received.total");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Tab");
        await AssertAtAsync(page, "requests.carriedOver.naturalPerson");
        await page.Keyboard.PressAsync("Shift+Tab");
        await AssertAtAsync(page, "requests.received.other");
        await page.Keyboard.PressAsync("Control+End");
        await AssertAtAsync(page, "requests.carriedForward.total");
        await page.Keyboard.PressAsync("Tab");
        Assert.Null(await page.EvaluateAsync<string?>("() => document.activeElement.closest('table.entry')?.className"));

        // With Ctrl to the ends, and after some cells by Tab with Enter below the first of them.
        await page.ClickAsync(Id("granted-naturalPerson"));
        await page.Keyboard.PressAsync("Control+ArrowRight");
        await AssertAtAsync(page, "requests.granted.total");
        await page.Keyboard.PressAsync("Control+ArrowUp");
        await AssertAtAsync(page, "requests.received.total");
        await page.Keyboard.PressAsync("Enter");
        await AssertAtAsync(page, "requests.carriedOver.total");
        await page.ClickAsync(Id("granted-commercialEnterprise"));
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("２，００２件");
        await page.Keyboard.PressAsync("Enter");
        await AssertAtAsync(page, "requests.partiallyGranted.commercialEnterprise");
        await Assertions.Expect(page.Locator(Id("granted-researchInstitution"))).ToHaveValueAsync("2002");

        // One press chooses the cell, two put the caret; what is wrong is said when one leaves.
        await page.ClickAsync(Id("granted-researchInstitution"));
        await page.ClickAsync(Id("granted-researchInstitution"));
        await page.Keyboard.TypeAsync("5");
        await Assertions.Expect(page.Locator(Id("granted-researchInstitution"))).ToHaveValueAsync("5");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.DblClickAsync(Id("granted-researchInstitution"));
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(".5");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#grid-said")).ToHaveTextAsync("请填整数");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(Id("granted-researchInstitution"))).ToHaveValueAsync("5");
        await Assertions.Expect(page.Locator(Id("granted-total"))).ToHaveAccessibleDescriptionAsync("合计格，随各分项自动计算");

        // The one line of section four goes on to the right, over all that can be filled in.
        await page.ClickAsync("#cell-disputes-reconsideration-upheld");
        await page.Keyboard.PressAsync("Enter");
        await AssertAtAsync(page, "disputes.reconsideration.corrected");
        Assert.EndsWith("/clerk/reports/2021", page.Url, StringComparison.Ordinal);
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Blocks_are_copied_pasted_cleared_and_taken_back()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName);
        await clerk.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = clerk.Page;
        await OpenAsync(page, 2022);

        await page.ClickAsync(Id(Received));
        await page.EvaluateAsync(Paste, new object?[] { null, "１\t2件\t 3 \t1,004\t5\t6\r\n7\t0\t0\t0\t0\t0\r\n" });
        Assert.Equal("1,2,3,1004,5,6,1021", await RowAsync(page, "received"));
        Assert.Equal("7,0,0,0,0,0,7", await RowAsync(page, "carriedOver"));

        await page.Locator(Id(Received)).HoverAsync();
        await page.Mouse.DownAsync();
        await page.Locator(Id("carriedOver-commercialEnterprise")).HoverAsync();
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator("#grid-said")).ToHaveTextAsync("选中 2×2 格");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(page.Locator("#grid-said")).ToHaveTextAsync("选中 2×2 格");
        await page.Keyboard.PressAsync("Control+c");
        await page.ClickAsync(Id("refusedStateSecret-researchInstitution"));
        await page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(page.Locator(Id("refusedStateSecret-publicWelfareOrganization"))).ToHaveValueAsync("2");
        Assert.Equal(",,1,2,,,", await RowAsync(page, "refusedStateSecret"));
        Assert.Equal(",,7,0,,,", await RowAsync(page, "refusedOtherLaw"));

        await page.ClickAsync(Id(Received));
        await page.Keyboard.PressAsync("Shift+End");
        await page.Keyboard.PressAsync("Delete");
        Assert.Equal(",,,,,,", await RowAsync(page, "received"));
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal("1,2,3,1004,5,6,1021", await RowAsync(page, "received"));
        await AssertAtAsync(page, "requests.received.naturalPerson");

        // Filling with 0 is a step like any other, by button or key; so is what was typed.
        await page.ClickAsync(Id("granted-naturalPerson"));
        await page.Keyboard.TypeAsync("8");
        await page.Locator("button[data-zeros=requests]").ClickAsync();
        Assert.Equal("8,0,0,0,0,0,8", await RowAsync(page, "granted"));
        await page.Locator("#table-requests button[data-step=back]").ClickAsync();
        Assert.Equal("8,,,,,,", await RowAsync(page, "granted"));
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(",,,,,,", await RowAsync(page, "granted"));
        await page.Keyboard.PressAsync("Control+y");
        await page.Keyboard.PressAsync("Control+Shift+z");
        Assert.Equal("8,0,0,0,0,0,8", await RowAsync(page, "granted"));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Paste_taken_back_while_it_is_being_saved_leaves_no_total_behind()
    {
        var town = await Township.FoundAsync(portal, DemoData.Password);
        await using var clerk = await portal.VisitAsync(town.First.UserName);
        var page = clerk.Page;
        await OpenAsync(page, 2022);
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/fields", async route =>
        {
            var response = await route.FetchAsync();
            began.TrySetResult();
            await answer.Task;
            await route.FulfillAsync(new() { Response = response });
        });
        await page.ClickAsync(Id(Received));
        await page.EvaluateAsync(Paste, new object?[] { null, "1\t2\t3\t1,004\t5\t6\r\n" });
        await began.Task;

        await page.Keyboard.PressAsync("Control+z");
        answer.SetResult();

        await Assertions.Expect(page.Locator("#save-state")).ToContainTextAsync("已保存");
        Assert.Equal(",,,,,,", await RowAsync(page, "received"));
        Assert.Equal(string.Empty, await town.StoredAsync("requests.received.total"));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task A_whole_table_from_Word_lands_right_with_one_confirmation_and_what_does_not_fit_is_shown_first()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName);
        var page = clerk.Page;
        await OpenAsync(page, 2023);
        await page.EvaluateAsync(CopyAsWordDoes);

        // From any cell: the labels say where it goes.
        await page.ClickAsync(Id("granted-other"));
        await page.EvaluateAsync(Paste, new[] { "copied", "" });
        await Assertions.Expect(page.Locator("#paste-preview")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#paste-by-label")).ToBeCheckedAsync();
        var faults = await Layout.FaultsAsync(page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#paste-preview")).ToBeHiddenAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>("() => Object.entries(window.copied.figures).filter(([n, v]) => document.getElementsByName(n)[0].value !== String(v)).map(([n, v]) => `${n} ${v}`)"));
        await Assertions.Expect(page.Locator("[data-zeros-said=requests]")).ToContainTextAsync("合计格不粘贴");
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(",,,,,,", await RowAsync(page, "received"));

        // Wider than the room, with a total that does not add up: nothing happens before it is confirmed.
        await page.ClickAsync(Id("received-commercialEnterprise"));
        await page.EvaluateAsync(Paste, new object?[] { null, "1\t2\t3\t4\t5\t99\t7" });
        await Assertions.Expect(page.Locator("#paste-preview [data-remarks]")).ToContainTextAsync("1 个数没有对应的格");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(",,,,,,", await RowAsync(page, "received"));
        await AssertAtAsync(page, "requests.received.commercialEnterprise");

        // Labels and numbers copied from a PDF, a label broken over two lines; a total that contradicts is said.
        await page.EvaluateAsync(Paste, new object?[] { null, "一、本年新收政府信息公开申请数量 7 0 0 0 0 0 8\n三、本年度办理\n（一）予以公开 7 0 0 0 0 0 7\n" });
        await Assertions.Expect(page.Locator("#paste-preview [data-remarks]")).ToContainTextAsync("“一、本年新收·总计”剪贴板里是 8，各分项之和是 7");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("7,0,0,0,0,0,7", await RowAsync(page, "received"));
        Assert.Equal("7,0,0,0,0,0,7", await RowAsync(page, "granted"));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Tables_copied_in_LibreOffice_and_Excel_land_right()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName);
        var page = clerk.Page;
        await OpenAsync(page, 2025);

        // A sheet with a hidden row, which merged labels still count, zeros shown as dashes and as nothing, and units.
        await page.ClickAsync(Id("granted-other"));
        await PasteFileAsync(page, "libreoffice-calc-hidden-row");
        await Assertions.Expect(page.Locator("#paste-by-label")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("1203,4,0,0,2,0,1209", await RowAsync(page, "received"));
        Assert.Equal("0,0,0,0,0,0,0", await RowAsync(page, "refusedStateSecret"));
        Assert.Equal("0,0,0,0,0,0,0", await RowAsync(page, "refusedOtherLaw"));
        Assert.Equal("0,0,0,0,0,0,0", await RowAsync(page, "refusedSecurityStability"));
        Assert.Equal("2,0,0,0,0,0,2", await RowAsync(page, "refusedThirdParty"));
        Assert.Equal("0,0,0,0,0,0,0", await RowAsync(page, "refusedProcess"));
        Assert.Equal("5,0,0,0,0,0,5", await RowAsync(page, "unavailableNotHeld"));
        Assert.StartsWith(",,,,,", await RowAsync(page, "declinedRepeated"), StringComparison.Ordinal);
        Assert.Equal("4,0,0,0,0,0,4", await RowAsync(page, "carriedForward"));
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(",,,,,,", await RowAsync(page, "received"));

        // The official tables out of a document, each to its own place from wherever one is.
        await PasteFileAsync(page, "libreoffice-writer-table-two");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='disclosure.normativeDocuments.inForce']")).ToHaveValueAsync("9");
        await Assertions.Expect(page.Locator("[name='disclosure.penalties.decisions']")).ToHaveValueAsync("10");
        await page.ClickAsync("#cell-disputes-reconsideration-upheld");
        await PasteFileAsync(page, "libreoffice-writer-table-four");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='disputes.reconsideration.corrected']")).ToHaveValueAsync("7");
        await Assertions.Expect(page.Locator("[name='disputes.litigationDirect.pending']")).ToHaveValueAsync("4");
        await Assertions.Expect(page.Locator("[name='disputes.litigationAfterReconsideration.upheld']")).ToHaveValueAsync("5");

        // A block without labels: empty rows and cells that Excel writes as one keep their places.
        await page.ClickAsync(Id(Received));
        await PasteFileAsync(page, "excel-block");
        Assert.Equal("1203,4,0,0,2,0,1209", await RowAsync(page, "received"));
        Assert.Equal(",,,,,,", await RowAsync(page, "granted"));
        Assert.StartsWith("3,,,,,7", await RowAsync(page, "partiallyGranted"), StringComparison.Ordinal);
        Assert.Equal("8,0,0,0,0,0,8", await RowAsync(page, "refusedStateSecret"));

        // Beside figures a column of shares is nobody's figure; two numbers in one cell are none.
        await PasteFileAsync(page, "excel-labelled");
        await Assertions.Expect(page.Locator("#paste-preview [data-remarks]")).ToContainTextAsync("“###”");
        await Assertions.Expect(page.Locator("#paste-preview [data-remarks]")).ToContainTextAsync("“10 2”");
        await Assertions.Expect(page.Locator("#paste-preview [data-remarks]")).Not.ToContainTextAsync("%");
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("12,3,", await RowAsync(page, "received"), StringComparison.Ordinal);
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Findings_follow_each_key_in_one_list_with_one_count()
    {
        await using var clerk = await portal.VisitAsync((await Township.FoundAsync(portal, DemoData.Password)).First.UserName);
        var page = clerk.Page;
        await OpenAsync(page, 2024);
        await page.Locator("button[data-zeros=requests]").ClickAsync();
        await page.ClickAsync("#findings-open");
        var faults = await Layout.FaultsAsync(page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        await page.SetViewportSizeAsync(1366, 768);
        var list = page.Locator("#findings-panel .findings li");
        var before = await list.CountAsync();

        await page.ClickAsync(Id(Received));
        await page.Keyboard.TypeAsync("3");
        await Assertions.Expect(list.Filter(new() { HasText = "“自然人”列：一、本年新收 3＋二、上年结转 0＝3，三（七）总计 0＋四、结转下年度 0＝0，相差 3。" })).ToHaveCountAsync(1);
        await Assertions.Expect(list).ToHaveCountAsync(before + 2);
        Assert.Equal(before + 2, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('#findings-open [data-count]')].reduce((sum, e) => sum + Number(e.textContent), 0)"));
        await page.Keyboard.TypeAsync("x");
        await Assertions.Expect(list.Filter(new() { HasText = "去掉“x”" })).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Backspace");

        await list.Filter(new() { HasText = "“自然人”列" }).Locator("a").Nth(2).ClickAsync();
        await AssertAtAsync(page, "requests.handledTotal.naturalPerson");
        await page.ClickAsync(Id("granted-naturalPerson"));
        await page.Keyboard.TypeAsync("3");
        await Assertions.Expect(list).ToHaveCountAsync(before);
        Assert.NotEmpty(await page.EvaluateAsync<double[]>("() => performance.getEntriesByName('entry:keystroke').map(e => e.duration)"));
        clerk.AssertQuiet();
    }

    [ChromiumFact]
    public async Task The_rule_and_the_history_of_a_cell_are_one_key_away_and_the_headers_stay_in_sight()
    {
        await using var clerk = await portal.VisitAsync("honghe");
        var page = clerk.Page;
        await OpenAsync(page, 2022);
        await page.ClickAsync(Id("declinedPetition-naturalPerson"));
        await page.Keyboard.PressAsync("F1");
        var info = page.Locator("#cell-info");
        await Assertions.Expect(info.Locator("h2")).ToBeFocusedAsync();
        await Assertions.Expect(info).ToContainTextAsync("第三十九条");
        await Assertions.Expect(info.Locator(".cell-history tr")).ToHaveCountAsync(5);
        await Assertions.Expect(info.Locator(".cell-history")).ToContainTextAsync("没有公开的年报");
        await Assertions.Expect(info.Locator(".cell-history tr").Nth(3)).ToHaveTextAsync("2020 年0");

        var faults = await Layout.FaultsAsync(page);
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

        // Beside the panel and at 150 and 200 % no field lies over its neighbour.
        foreach (var (width, height) in new[] { (683, 384), (911, 512), (1366, 768) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Empty(await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('.entry-cell')].map(td => [td.getBoundingClientRect(), td.querySelector('input')])
                  .filter(([cell, field]) => field.getBoundingClientRect().left < cell.left - 1 || field.getBoundingClientRect().right > cell.right + 1).map(([, field]) => field.name)
                """));
        }

        // A row that the form of 2020 did not have.
        await page.ClickAsync(Id("otherUncorrected-naturalPerson"));
        await Assertions.Expect(info.Locator(".cell-history tr").Nth(3)).ToContainTextAsync("没有这一格");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(info).ToBeHiddenAsync();

        // 1366 at 125 % and 200 %, then a phone.
        foreach (var (width, height) in new[] { (1093, 614), (683, 384), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ClickAsync(Id("refusedProcess-naturalPerson"));
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.PressAsync("ArrowLeft");
            Assert.True(await page.EvaluateAsync<bool>(HeadersInSight), $"headers at {width}");

            // The labels of the lines around the table are wider than the others: the first cell does not lie under them.
            await page.Keyboard.PressAsync("Home");
            Assert.True(await page.EvaluateAsync<bool>(HeadersInSight), $"first cell at {width}");
        }

        clerk.AssertQuiet();
    }

    private static string Id(string cell) => $"#cell-requests-{cell}";

    private static async Task OpenAsync(IPage page, int year)
    {
        await page.GotoAsync($"/clerk/reports/{year}");
        var begin = page.Locator("main form button[value=begin]");
        if (await begin.CountAsync() > 0)
        {
            await begin.ClickAsync();
        }

        await page.Locator("#table-requests button[data-step=back]").WaitForAsync();
    }

    private static async Task AssertAtAsync(IPage page, string name) => Assert.Equal(name, await page.EvaluateAsync<string>("() => document.activeElement.name"));

    private static async Task PasteFileAsync(IPage page, string name)
    {
        var path = Path.Combine(SampleFiles.Folder("Clerk", "Clipboards"), name);
        await page.EvaluateAsync(Paste, new[] { await File.ReadAllTextAsync($"{path}.html"), await File.ReadAllTextAsync($"{path}.txt") });
    }

    private static Task<string> RowAsync(IPage page, string row) =>
        page.EvaluateAsync<string>("row => [...document.querySelectorAll(`[name^=\"requests.${row}.\"]`)].map(f => f.value).join()", row);

    // What a screen reader is told of a cell beside its name.
    private static Task<string> SaidOfAsync(IPage page, string cell) => page.Locator(Id(cell)).EvaluateAsync<string>(
        "e => (e.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join('')");
}
