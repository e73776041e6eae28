using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Domain.Form;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Journeys;

/// <summary>What a clerk does with a report, from the home page to the receipt, counted.</summary>
public static class ClerkJourneys
{
    private static readonly string Form = $"/clerk/reports/{BrowserPortal.DueYear}";
    private static readonly FormEdition Edition = FormCatalog.Official().ForYear(BrowserPortal.DueYear)!;

    /// <summary>A township without applications: each statement is confirmed, last year's texts are brought and two of them written anew.</summary>
    public static async Task<JourneyResult> NothingAsync(Hand hand, string overview, string problems)
    {
        await hand.PushAsync(hand.Page.GetByRole(AriaRole.Link, new() { Name = "本年度没有申请、复议和诉讼" }));
        await hand.Page.WaitForURLAsync($"**{Form}/nothing");
        foreach (var statement in new[] { "本年度没有收到政府信息公开申请", "本年度没有发生因政府信息公开工作被申请行政复议", "以下 6 条本年度都没有" })
        {
            await hand.TickAsync(hand.Page.GetByLabel(statement));
        }

        await hand.PushAsync(hand.Page.GetByRole(AriaRole.Button, new() { Name = $"空着的部分带入 {BrowserPortal.DueYear - 1} 年原文" }));
        await Assertions.Expect(hand.Page.GetByLabel("六、其他需要报告的事项")).Not.ToBeEmptyAsync();
        await hand.WriteAsync(hand.Page.GetByLabel("一、总体情况"), overview);
        await hand.WriteAsync(hand.Page.GetByLabel("五、存在的主要问题及改进情况"), problems);
        await hand.LookAsync();
        await hand.PushAsync(hand.Page.GetByRole(AriaRole.Button, new() { Name = "确认以上各条，填 0 并核对" }));
        await SubmitCheckedAsync(hand);
        return new JourneyResult("nothing to report", hand.Manner.Name, hand.Inputs, hand.Elapsed);
    }

    /// <summary>The forty figures and the texts are pasted from a workbook and a document.</summary>
    public static async Task<JourneyResult> PasteAsync(Hand hand)
    {
        await BeginAsync(hand);
        foreach (var table in Edition.Tables)
        {
            var (text, html) = FullReport.Copied(Edition, table.Code);
            await hand.GoAsync(hand.Page.Locator($"input[name^='{table.Code}.']:not([readonly])").First);
            await hand.PasteAsync(text, html);
            var confirm = hand.Page.Locator("#paste-preview [data-paste]");
            if (await ShowsAsync(confirm))
            {
                await hand.PushAsync(confirm);
            }
        }

        await WriteTextsAsync(hand);
        await SubmitAsync(hand);
        return new JourneyResult("40 figures pasted", hand.Manner.Name, hand.Inputs, hand.Elapsed);
    }

    /// <summary>The forty figures are typed; zeros are filled in by the button; the texts are pasted.</summary>
    public static async Task<JourneyResult> TypeAsync(Hand hand)
    {
        await BeginAsync(hand);
        foreach (var table in Edition.Tables)
        {
            var cells = FullReport.Entered.Where(f => f.Key.StartsWith(table.Code + '.', StringComparison.Ordinal)).ToList();
            await hand.GoAsync(hand.Page.Locator($"[name='{cells[0].Key}']"));
            foreach (var (cell, value) in cells)
            {
                await ToCellAsync(hand, table.Code, cell);
                await hand.TypeAsync(value);
            }

            await hand.PushAsync(hand.Page.Locator($"button[data-zeros={table.Code}]"));
        }

        await WriteTextsAsync(hand);
        await SubmitAsync(hand);
        return new JourneyResult("40 figures typed", hand.Manner.Name, hand.Inputs, hand.Elapsed);
    }

    /// <summary>A report that came back with a comment on one figure is put right and submitted again.</summary>
    public static async Task<JourneyResult> PutRightAsync(Hand hand, string cell, string value)
    {
        await hand.PushAsync(hand.Page.GetByRole(AriaRole.Link, new() { Name = "按退回原因修改" }));
        await hand.Page.WaitForURLAsync($"**{Form}");
        await hand.LookAsync();
        if (!hand.Manner.Mouse)
        {
            await hand.PushAsync(hand.Page.Locator(".comment-jumps a").First);
            await hand.PushAsync(hand.Page.Locator(".comment-head a").First);
        }

        await hand.ReplaceAsync(hand.Page.Locator($"[name='{cell}']"), value);
        await hand.PushAsync(hand.Page.Locator("button[value^='done:']").First);
        await hand.Page.Locator("button[value^='undone:']").First.WaitForAsync();
        await ReadyAsync(hand);
        await SubmitAsync(hand);
        return new JourneyResult("returned report put right", hand.Manner.Name, hand.Inputs, hand.Elapsed);
    }

    private static async Task BeginAsync(Hand hand)
    {
        await hand.PushAsync(hand.Page.GetByRole(AriaRole.Button, new() { Name = $"开始填报 {BrowserPortal.DueYear} 年度报告" }));
        await hand.Page.WaitForURLAsync($"**{Form}");
        await ReadyAsync(hand);
    }

    private static async Task ReadyAsync(Hand hand)
    {
        if (hand.Manner.Scripts)
        {
            await hand.Page.WaitForFunctionAsync("() => performance.getEntriesByName('entry:ready').length > 0");
        }
    }

    private static async Task WriteTextsAsync(Hand hand)
    {
        foreach (var (field, text) in FullReport.Texts)
        {
            await hand.GoAsync(hand.Page.Locator($"textarea[name='{field}']"));
            await hand.PasteAsync(text);
        }
    }

    private static async Task SubmitAsync(Hand hand)
    {
        await hand.LookAsync();
        await hand.CheckAsync();
        await SubmitCheckedAsync(hand);
    }

    private static async Task SubmitCheckedAsync(Hand hand)
    {
        await hand.Page.WaitForURLAsync($"**{Form}/check");
        await hand.LookAsync();
        await hand.PushAsync(hand.Page.GetByRole(AriaRole.Button, new() { Name = "提交审核" }));
        await hand.Page.WaitForURLAsync($"**{Form}/receipt*");
        await hand.LookAsync();
    }

    // From one cell to another: by arrows where the table is a grid of equal columns, else by Tab.
    private static async Task ToCellAsync(Hand hand, string table, string cell)
    {
        if (!hand.Manner.Scripts)
        {
            await hand.GoAsync(hand.Page.Locator($"[name='{cell}']"));
            return;
        }

        var keys = await hand.Page.EvaluateAsync<string[]>(
            """
            ([table, to]) => {
              const inputs = [...document.querySelectorAll(`input[name^="${table}."]`)];
              const from = inputs.indexOf(document.activeElement);
              const target = inputs.findIndex(i => i.name === to);
              const rows = [...new Set(inputs.map(i => i.closest('tr')))];
              const wide = rows.every(r => r.querySelectorAll('input').length === rows[0].querySelectorAll('input').length);
              if (wide && rows.length > 1) {
                const width = rows[0].querySelectorAll('input').length;
                const down = Math.floor(target / width) - Math.floor(from / width);
                const right = target % width - from % width;
                return [...Array(Math.abs(down)).fill(down > 0 ? 'ArrowDown' : 'ArrowUp'), ...Array(Math.abs(right)).fill(right > 0 ? 'ArrowRight' : 'ArrowLeft')];
              }
              const steps = target > from ? inputs.slice(from + 1, target + 1) : inputs.slice(target, from);
              const stops = steps.filter(i => i.name === to || (!i.readOnly && !i.closest('.entry-total')));
              return Array(stops.length).fill(target > from ? 'Tab' : 'Shift+Tab');
            }
            """,
            new[] { table, cell });
        foreach (var key in keys)
        {
            await hand.PressAsync(key);
        }

        await Assertions.Expect(hand.Page.Locator($"[name='{cell}']")).ToBeFocusedAsync();
    }

    private static async Task<bool> ShowsAsync(ILocator locator)
    {
        try
        {
            await locator.WaitForAsync(new LocatorWaitForOptions { Timeout = 2000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
