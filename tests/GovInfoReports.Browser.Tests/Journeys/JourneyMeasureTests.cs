using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace GovInfoReports.Browser.Tests.Journeys;

/// <summary>The journeys of a clerk in each manner of working, held to how many inputs they may take.</summary>
[Collection(BrowserSuite.Name)]
public sealed class JourneyMeasureTests(BrowserPortal portal, ITestOutputHelper output)
{
    private const int MostForPasting = 25;
    private const string Commented = "disclosure.penalties.decisions";

    /// <summary>Manners with scripts.</summary>
    public static TheoryData<string> Scripted => [Manner.Usual.Name, Manner.Zoomed.Name, Manner.Phone.Name, Manner.Keys.Name];

    /// <summary>Every manner.</summary>
    public static TheoryData<string> All => new(Manner.All.Select(m => m.Name));

    [ChromiumTheory]
    [MemberData(nameof(Scripted))]
    public async Task A_report_pasted_from_a_workbook_takes_few_inputs(string manner)
    {
        var (result, town) = await RunAsync(manner, ClerkJourneys.PasteAsync);

        Assert.True(result.Inputs <= MostForPasting || manner == Manner.Keys.Name, $"{result.Inputs} inputs");
        await AssertFullAsync(town);
    }

    [ChromiumTheory]
    [InlineData("keyboard alone")]
    [InlineData("scripts off")]
    public async Task A_report_is_typed_without_a_mouse_and_without_scripts(string manner)
    {
        var (_, town) = await RunAsync(manner, ClerkJourneys.TypeAsync);

        await AssertFullAsync(town);
    }

    [ChromiumTheory]
    [MemberData(nameof(All))]
    public async Task A_returned_report_is_put_right(string manner)
    {
        var (_, town) = await RunAsync(manner, hand => ClerkJourneys.PutRightAsync(hand, Commented, "4"), ReturnAsync);

        await using var scope = portal.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Reports.Include(r => r.Draft).Include(r => r.Comments)
            .SingleAsync(r => r.UnitCode == town.Unit && r.Year == BrowserPortal.DueYear);
        Assert.Equal((ReportStatus.Submitted, 2, CommentState.Done), (report.Status, report.Round, report.Comments[0].State));
        Assert.Equal(CellValue.Of(4), report.Draft.Content.Figures[CellId.Parse(Commented)]);
    }

    [ChromiumFact]
    public async Task The_key_to_the_check_list_does_not_overtake_a_button_under_way()
    {
        var town = await Settlement.SettleAsync(portal, c => c with { Figures = c.Figures.With(CellId.Parse("disclosure.normativeDocuments.inForce"), CellValue.Of(12)) });
        await ReturnAsync(town);
        await using var clerk = await portal.VisitAsync(town.Clerk);
        await clerk.OpenAsync($"/clerk/reports/{BrowserPortal.DueYear}");
        await clerk.Page.WaitForFunctionAsync("() => performance.getEntriesByName('entry:ready').length > 0");
        TaskCompletionSource arrived = new();
        TaskCompletionSource goOn = new();
        await clerk.Page.RouteAsync($"**/clerk/reports/{BrowserPortal.DueYear}", async route =>
        {
            arrived.TrySetResult();
            await goOn.Task;
            await route.ContinueAsync();
        });

        await clerk.Page.Locator("button[value^='done:']").First.FocusAsync();
        await clerk.Page.Keyboard.PressAsync("Enter");
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await clerk.Page.Keyboard.PressAsync("Control+Enter");
        goOn.SetResult();

        await clerk.Page.Locator("button[value^='undone:']").First.WaitForAsync();
        Assert.EndsWith($"/clerk/reports/{BrowserPortal.DueYear}", new Uri(clerk.Page.Url).AbsolutePath, StringComparison.Ordinal);
        clerk.AssertQuiet();
    }

    private async Task<(JourneyResult Result, Settlement Town)> RunAsync(string name, Func<Hand, Task<JourneyResult>> journey, Func<Settlement, Task>? before = null)
    {
        var manner = Manner.All.Single(m => m.Name == name);
        var town = await Settlement.SettleAsync(portal, c => c with { Figures = c.Figures.With(CellId.Parse("disclosure.normativeDocuments.inForce"), CellValue.Of(12)) });
        if (before is not null)
        {
            await before(town);
        }

        await using var clerk = await portal.VisitAsync(town.Clerk, manner.Scripts, manner.Width, manner.Height);
        await clerk.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await clerk.OpenAsync("/clerk");
        Hand hand = new(clerk.Page, manner);
        var result = await journey(hand);
        clerk.AssertQuiet();
        Assert.True(hand.Faults.Count == 0, string.Join(Environment.NewLine, hand.Faults));
        output.WriteLine($"{result.Name}, {result.Manner}: {result.Inputs} inputs, {result.Elapsed.TotalSeconds:0.0} s");
        return (result, town);
    }

    private async Task AssertFullAsync(Settlement town)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
        var submission = await db.Submissions.OrderByDescending(s => s.Id).FirstAsync(s => db.Reports.Any(r => r.Id == EF.Property<long>(s, "ReportId") && r.UnitCode == town.Unit && r.Year == BrowserPortal.DueYear));
        foreach (var (cell, value) in FullReport.Entered)
        {
            Assert.Equal((cell, value), (cell, submission.Content.Figures[CellId.Parse(cell)].ToString()));
        }

        Assert.Equal(FullReport.Received, submission.Content.Figures[CellId.Parse("requests.received.total")].Number);
        Assert.DoesNotContain(submission.Content.Figures.Cells, c => c.Value.IsBlank);
    }

    // Submitted as last year's was, then returned with a comment on one figure.
    private async Task ReturnAsync(Settlement town)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
        var unit = await db.Units.SingleAsync(u => u.Code == town.Unit);
        var clerk = await db.Users.SingleAsync(u => u.UserName == town.Clerk);
        var officer = await db.Users.Include(u => u.Posts).ThenInclude(p => p.Unit).SingleAsync(u => u.UserName == town.Officer);
        Actor author = new(clerk.Id, clerk.DisplayName, Role.Clerk, unit);
        Actor reviewer = new(officer.Id, officer.DisplayName, Role.Officer, officer.Posts.Single().Unit);
        await scope.ServiceProvider.GetRequiredService<OpenReport>().BeginAsync(author, BrowserPortal.DueYear, default);
        var report = await db.Reports.Include(r => r.Draft).SingleAsync(r => r.UnitCode == town.Unit && r.Year == BrowserPortal.DueYear);
        var content = SampleReports.Of(town.Name, BrowserPortal.DueYear, (Commented, 5), ("disclosure.normativeDocuments.inForce", 12));
        content = FullReport.Texts.Where(t => t.Field is not ("text.overview" or "text.problems")).Aggregate(content, (c, t) => c.WithText(t.Field["text.".Length..], t.Text));
        report.Save(content.WithText("overview", FullReport.Texts[0].Text.Replace("收到政府信息公开申请46件，按期答复44件，结转下年度继续办理2件", "未收到政府信息公开申请", StringComparison.Ordinal)), author.Name, report.CreatedAt);
        report.Submit(new CheckReport([], []), author, report.CreatedAt);
        report.Comment(Commented, "与台账不符，应为 4 件。", reviewer, report.CreatedAt);
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<ReturnReport>().ExecuteAsync(reviewer, new ReportKey(town.Unit, BrowserPortal.DueYear), report.Revision, "请看意见。", default);
    }
}
