using System.Globalization;
using GovInfoReports.Application.Setup;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Faults;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>The portal killed in the middle of saving, as <c>kill -9</c> or a crash does it. The benchmarks do the same 200 times.</summary>
[Collection(BrowserSuite.Name)]
public sealed class FaultTests(BrowserPortal portal)
{
    private static readonly string ProgramFile = typeof(Program).Assembly.Location;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_portal_was_killed()
    {
        var result = await FaultRun.RunAsync(ProgramFile, DemoData.Password, rounds: 6, seed: 2026, say: null, default);

        Assert.Empty(result.Lost);
        Assert.Empty(result.TotalsOff);
        Assert.Equal("ok", result.Integrity);
        Assert.True(result.Acknowledged > 20, $"{result.Acknowledged} of {result.Attempts} values were acknowledged.");
        Assert.True(result.KilledMidSave > 0, "No kill fell into a save.");
    }

    [ChromiumFact]
    public async Task A_page_never_calls_saved_what_is_not_there_after_the_portal_was_killed()
    {
        const string Cell = "#cell-disclosure-penalties-decisions";
        const string Text = "#field-text-problems";
        using PortalProcess process = new(ProgramFile);
        await process.StartAsync(default);
        await using var clerk = await portal.VisitAsync();
        var page = clerk.Page;
        await page.GotoAsync(new Uri(process.Address, "/clerk/reports/2025").ToString());
        await page.FillAsync("#Input_UserName", "xuefang");
        await page.FillAsync("#Input_Password", DemoData.Password);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/clerk/reports/2025");
        Random random = new(7);
        for (var round = 1; round <= 5; round++)
        {
            var number = (100 + round).ToString(CultureInfo.InvariantCulture);
            var text = $"第 {round} 轮写下的话。";
            await page.FillAsync(Cell, number);
            await page.FillAsync(Text, text);
            await Task.Delay(random.Next(500, 1400));
            await process.KillAsync();
            var cellSaid = await SaidSavedAsync(page, Cell);
            var textSaid = await SaidSavedAsync(page, Text);
            var allSaid = (await page.TextContentAsync("#save-state"))!.StartsWith("已保存", StringComparison.Ordinal);

            await process.StartAsync(default);
            var (cell, written) = await StoredAsync(process, page);
            Assert.True(!(cellSaid || allSaid) || cell == number, $"Round {round}: the page called {number} saved, the store has {cell}.");
            Assert.True(!(textSaid || allSaid) || written == text, $"Round {round}: the page called the text saved, the store has {written}.");

            // The page goes on by itself.
            await Assertions.Expect(page.Locator("#save-state")).ToContainTextAsync("已保存", new() { Timeout = 60_000 });
            Assert.Equal((number, text), await StoredAsync(process, page));
        }
    }

    private static async Task<bool> SaidSavedAsync(IPage page, string field) =>
        !((await page.GetAttributeAsync(field, "class")) ?? string.Empty).Contains("is-unsaved", StringComparison.Ordinal);

    private static async Task<(string Cell, string Text)> StoredAsync(PortalProcess process, IPage page)
    {
        var answer = await page.Context.APIRequest.GetAsync(new Uri(process.Address, "/clerk/reports/2025/fields").ToString(), new() { Headers = [new("Accept", "application/json")] });
        Assert.Equal(200, answer.Status);
        var fields = (await answer.JsonAsync())!.Value.GetProperty("fields");
        return (fields.GetProperty("disclosure.penalties.decisions").GetString()!, fields.GetProperty("text.problems").GetString()!);
    }
}
