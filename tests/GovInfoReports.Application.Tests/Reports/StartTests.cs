using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Forms;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Reports;

public class StartTests
{
    private const string Carried = "requests.carriedOver.naturalPerson";
    private static readonly CellId CarriedCell = CellId.Parse(Carried);

    private static readonly (string, string)[] OneCarriedForward =
    [
        ("requests.received.naturalPerson", "1"), ("requests.received.total", ""), ("requests.carriedForward.naturalPerson", "1"), ("requests.carriedForward.total", ""),
    ];

    private static readonly string[] Both = ["requests", "disputes"];

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_new_report_begins_with_what_is_certain_from_last_years(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024, OneCarriedForward);

        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));

        var content = (await office.ReportAsync(Office.Town, 2025)).Draft.Content;
        Assert.Equal((CellValue.Of(1), CellValue.Of(1)), (content.Figures[CarriedCell], content.Figures[CarriedCell with { Column = "total" }]));
        Assert.Equal(CellValue.Zero, content.Figures[CarriedCell with { Column = "other" }]);
        Assert.All(content.Figures.Cells.Where(c => c.Key.Row != "carriedOver"), c => Assert.True(c.Value.IsBlank));
        Assert.Contains("2025年1月1日起至2025年12月31日", content.Preamble, StringComparison.Ordinal);
        Assert.Contains("2025年", content.Title, StringComparison.Ordinal);
        Assert.All(content.Texts.Values, Assert.Empty);
        Assert.DoesNotContain((await ViewAsync(office)).Checks.Findings, f => f.Rule is "A5a");
    }

    [Theory, OnSqlite]
    public async Task Without_a_published_report_of_last_year_a_new_one_begins_blank(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2024, OneCarriedForward);

        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));

        var content = (await office.ReportAsync(Office.Town, 2025)).Draft.Content;
        Assert.Empty(content.Preamble);
        Assert.All(content.Figures.Cells, c => Assert.True(c.Value.IsBlank));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_was_carried_over_is_changed_with_a_reason_that_explains_the_finding_and_taken_back(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024, OneCarriedForward);
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));
        var begun = await office.RevisionAsync(Office.Town, 2025);
        var locked = await office.Do<SaveFields, SavedFields>(s => s.ExecuteAsync(office.Clerk, 2025, begun, [new FieldChange(Carried, "1", "2")], default));
        Assert.Equal(Carried, Assert.Single(locked.Errors).Place);
        await Refused.ByAsync("Reason.Required", () => ChangeAsync(office, begun, " ", "2"));
        var unreadable = await Refused.InvalidAsync(() => ChangeAsync(office, begun, "上年漏计 1 件", "两件"));
        Assert.Equal(Carried, Assert.Single(unreadable.Reasons).Place);

        await ChangeAsync(office, begun, "上年漏计 1 件", "2");

        var changed = await ViewAsync(office);
        Assert.Equal((CellValue.Of(2), CellValue.Of(2)), (changed.Report.Draft.Content.Figures[CarriedCell], changed.Report.Draft.Content.Figures[CarriedCell with { Column = "total" }]));
        Assert.Equal(("上年漏计 1 件", true), (changed.Report.CarryOverChange!.Reason, changed.Report.CarryOverChange.AsksCorrection));
        Assert.Null(changed.Locks[Carried]);
        Assert.All(changed.Checks.Findings.Where(f => f.Rule == "A5a"), f => Assert.Equal((Tier.Query, "上年漏计 1 件"), (f.Tier, f.Explanation)));
        Assert.Contains(changed.Checks.Findings, f => f.Rule == "A5a");

        await Assert.ThrowsAsync<StaleRevisionException>(() => office.Do<ChangeCarryOver>(c => c.TakeAsync(office.Clerk, 2025, begun, default)));
        await office.Do<ChangeCarryOver>(c => c.TakeAsync(office.Clerk, 2025, changed.Report.Revision, default));

        var back = await ViewAsync(office);
        Assert.Null(back.Report.CarryOverChange);
        Assert.Equal((CellValue.Of(1), CellValue.Of(1)), (back.Report.Draft.Content.Figures[CarriedCell], back.Report.Draft.Content.Figures[CarriedCell with { Column = "total" }]));
        Assert.Equal(LockReason.CarriedOver, back.Locks[Carried]);
        await using var db = office.OpenStore();
        var said = await db.AuditEntries.Where(a => a.Action == "report.carryOver").OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync();
        Assert.Equal(2, said.Count);
        Assert.Contains("上年漏计 1 件", said[0], StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task A_report_of_last_year_published_later_is_offered_and_taken(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));
        var begun = await office.RevisionAsync(Office.Town, 2025);
        await Refused.InvalidAsync(() => office.Do<ChangeCarryOver>(c => c.TakeAsync(office.Clerk, 2025, begun, default)));
        await office.PublishedAsync(office.Clerk, 2024, OneCarriedForward);
        var view = await ViewAsync(office);
        Assert.Contains(CarriedCell, CarryOver.Missing(view.Edition, view.Report.Draft.Content, view.LastYear).Keys);
        Assert.Null(view.Locks[Carried]);

        await office.Do<ChangeCarryOver>(c => c.TakeAsync(office.Clerk, 2025, begun, default));

        Assert.Equal(LockReason.CarriedOver, (await ViewAsync(office)).Locks[Carried]);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Last_years_text_is_taken_over_as_it_was_and_marked_until_it_is_edited(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var published = await office.PublishedAsync(office.Clerk, 2024);
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));

        Assert.True(await TakeAsync(office, "problems", null));

        var taken = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal(published.Body.Content.Text("problems"), taken.Draft.Content.Text("problems"));
        Assert.Equal(["problems"], taken.Draft.Notes.TakenOver);
        await office.SaveAsync(office.Clerk, 2025, ("text.problems", "今年新写的问题和改进情况。"));
        Assert.Empty((await office.ReportAsync(Office.Town, 2025)).Draft.Notes.TakenOver);

        Assert.False(await TakeAsync(office, "problems", null));
        Assert.Equal("今年新写的问题和改进情况。", (await office.ReportAsync(Office.Town, 2025)).Draft.Content.Text("problems"));
        await Assert.ThrowsAsync<StaleRevisionException>(() => TakeAsync(office, "problems", taken.Revision));
        Assert.True(await TakeAsync(office, "problems", await office.RevisionAsync(Office.Town, 2025)));
        Assert.Equal(published.Body.Content.Text("problems"), (await office.ReportAsync(Office.Town, 2025)).Draft.Content.Text("problems"));
    }

    [Theory, OnSqlite]
    public async Task What_last_year_did_not_say_cannot_be_taken_over(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));
        await Refused.InvalidAsync(() => TakeAsync(office, "overview", null));
        await Refused.NotFoundAsync(() => TakeAsync(office, "invented", null));
        await Refused.NotFoundAsync(() => TakeAsync(office, "requests", null));
        await Refused.NotFoundAsync(() => office.Do<TakeOverText, bool>(t => t.ExecuteAsync(office.NeighbourClerk, 2025, "overview", null, default)));
        await office.SubmittedAsync(office.ForeignClerk, 2025);
        await Refused.StepAsync(() => office.Do<TakeOverText, bool>(t => t.ExecuteAsync(office.ForeignClerk, 2025, "overview", null, default)));
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(2025)]
    [InlineData(InventedForm.FirstYear)]
    public async Task A_unit_with_nothing_to_report_declares_it_in_one_step(int year)
    {
        await using var office = await Office.OpenAsync(DatabaseProvider.Sqlite, InventedForm.CatalogWithOfficial());
        office.Clock.Now = new DateTimeOffset(year + 1, 1, 10, 2, 0, 0, TimeSpan.Zero);
        var view = await office.Do<ReportNothing, NothingView>(n => n.GetAsync(office.Clerk, year, default));
        Assert.Null(view.Report);
        var fields = view.OtherCells.ToDictionary(c => c.Id.ToString(), _ => "3", StringComparer.Ordinal);
        fields["text.overview"] = "今年的总体情况。";

        await DeclareAsync(office, year, null, [.. view.Edition.NothingStatements.Select(s => s.Code)], fields: fields);

        var report = await office.ReportAsync(Office.Town, year);
        Assert.Equal(view.Edition.NothingStatements.Select(s => s.Code), report.Nothing!.Statements);
        Assert.All(view.Edition.Cells, c => Assert.Equal(
            view.Edition.NothingStatements.Any(s => s.Covers(c.Id)) ? CellValue.Zero : CellValue.Of(3),
            report.Draft.Content.Figures[c.Id]));
        Assert.Equal("今年的总体情况。", report.Draft.Content.Text("overview"));
        await using var db = office.OpenStore();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "report.nothing");
        Assert.All(view.Edition.NothingStatements, s => Assert.Contains(s.Text, entry.Detail, StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_declaration_touches_only_what_was_confirmed_and_needs_both_main_statements(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        foreach (var codes in new[] { Array.Empty<string>(), ["requests"], ["disputes", "penalties"], ["invented"] })
        {
            var refused = await Refused.InvalidAsync(() => DeclareAsync(office, 2025, null, codes));
            Assert.Contains(refused.Reasons, e => e.Place == ReportNothing.StatementsField);
        }

        await using (var db = office.OpenStore())
        {
            Assert.Empty(await db.Reports.ToListAsync());
        }

        await DeclareAsync(office, 2025, null, Both, fields: new() { ["disclosure.penalties.decisions"] = "9", ["title"] = "别的标题" });

        var content = (await office.ReportAsync(Office.Town, 2025)).Draft.Content;
        Assert.All(content.Figures.Cells, c => Assert.Equal(c.Key.Table is "requests" or "disputes" ? CellValue.Zero : CellValue.Blank, c.Value));
        Assert.NotEqual("别的标题", content.Title);
        Assert.True((await office.Do<ClerkHome, ClerkHomeView>(h => h.GetAsync(office.Clerk, default))).Years.Single(y => y.Year == 2025).IsNothing);
    }

    [Theory, OnSqlite]
    public async Task Numbers_that_are_there_are_not_overwritten_without_saying_so(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var draft = await office.DraftAsync(office.Clerk, 2025, ("disputes.reconsideration.upheld", "2"), ("disputes.reconsideration.total", ""));
        var refused = await Refused.InvalidAsync(() => DeclareAsync(office, 2025, draft.Revision, Both));
        Assert.Equal(ReportNothing.ReplaceField, Assert.Single(refused.Reasons).Place);
        Assert.Equal(draft.Revision, await office.RevisionAsync(Office.Town, 2025));
        await Assert.ThrowsAsync<StaleRevisionException>(() => DeclareAsync(office, 2025, null, Both, replaces: true));
        await Assert.ThrowsAsync<StaleRevisionException>(() => DeclareAsync(office, 2025, Guid.NewGuid(), Both, replaces: true));

        await DeclareAsync(office, 2025, draft.Revision, Both, replaces: true);

        Assert.All((await office.ReportAsync(Office.Town, 2025)).Draft.Content.Figures.Cells.Where(c => c.Key.Table == "disputes"), c => Assert.Equal(CellValue.Zero, c.Value));
    }

    [Theory, OnSqlite]
    public async Task Who_carried_applications_over_had_some_unless_last_years_report_is_said_to_be_wrong(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024, OneCarriedForward);
        var view = await office.Do<ReportNothing, NothingView>(n => n.GetAsync(office.Clerk, 2025, default));
        Assert.Contains(view.CarriedOver, c => c.Cell.Id == CarriedCell && c.Number == 1);
        var refused = await Refused.InvalidAsync(() => DeclareAsync(office, 2025, null, Both, replaces: true));
        Assert.Equal(ReportNothing.StatementsField, Assert.Single(refused.Reasons).Place);

        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));
        await ChangeAsync(office, await office.RevisionAsync(Office.Town, 2025), "上年多计 1 件", "0");
        await DeclareAsync(office, 2025, await office.RevisionAsync(Office.Town, 2025), Both);

        Assert.NotNull((await office.ReportAsync(Office.Town, 2025)).Nothing);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_figure_that_says_otherwise_withdraws_the_declaration(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await DeclareAsync(office, 2025, null, Both);
        async Task<SavedFields> SaveAsync(string field, string before, string after)
        {
            var known = await office.RevisionAsync(Office.Town, 2025);
            return await office.Do<SaveFields, SavedFields>(s => s.ExecuteAsync(office.Clerk, 2025, known, [new FieldChange(field, before, after)], default));
        }

        Assert.False((await SaveAsync("disclosure.licensing.decisions", "", "5")).WithdrewNothing);
        Assert.NotNull((await office.ReportAsync(Office.Town, 2025)).Nothing);
        Assert.True((await SaveAsync("requests.received.other", "0", "1")).WithdrewNothing);
        Assert.Null((await office.ReportAsync(Office.Town, 2025)).Nothing);
        await using (var db = office.OpenStore())
        {
            Assert.Single(await db.AuditEntries.Where(a => a.Action == "report.something").ToListAsync());
        }

        await DeclareAsync(office, 2025, await office.RevisionAsync(Office.Town, 2025), Both, replaces: true);
        await office.SaveAsync(office.Clerk, 2025, ("disputes.reconsideration.upheld", "1"));
        Assert.Null((await office.ReportAsync(Office.Town, 2025)).Nothing);
    }

    [Theory, OnSqlite]
    public async Task Texts_that_stay_last_years_are_marked_and_the_officer_sees_the_declaration(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var last = (await office.PublishedAsync(office.Clerk, 2024, ("disclosure.normativeDocuments.inForce", "4"))).Body.Content;
        var view = await office.Do<ReportNothing, NothingView>(n => n.GetAsync(office.Clerk, 2025, default));
        var stock = CellId.Parse("disclosure.normativeDocuments.inForce");
        Assert.Equal(CellValue.Of(4), view.Suggested[stock]);

        await DeclareAsync(office, 2025, null, [.. view.Edition.NothingStatements.Select(s => s.Code)], fields: new()
        {
            [stock.ToString()] = "4",
            ["text.overview"] = last.Text("overview").ReplaceLineEndings("\r\n") + "今年增设了专栏。",
            ["text.problems"] = last.Text("problems").ReplaceLineEndings("\r\n"),
            ["text.otherMatters"] = last.Text("otherMatters"),
        });

        var report = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal(["otherMatters", "problems"], report.Draft.Notes.TakenOver.Order(StringComparer.Ordinal));
        await office.ExplainAllAsync(office.Clerk, 2025);
        var revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));
        var waiting = await office.Do<Inbox, Page<InboxItem>>(i => i.ListAsync(office.Officer, new InboxList(2025, ReportStatus.Submitted), default));
        Assert.True(Assert.Single(waiting.Items).IsNothing);
        await Refused.StepAsync(async () => await DeclareAsync(office, 2025, await office.RevisionAsync(Office.Town, 2025), Both));
    }

    [Theory, OnSqlite]
    public async Task Only_a_clerk_starts_and_only_for_the_own_unit_and_a_year_that_is_collected(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await DeclareAsync(office, 2025, null, Both);
        foreach (var stranger in new[] { office.Officer, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<ReportNothing, NothingView>(n => n.GetAsync(stranger, 2025, default)));
            await Refused.ForbiddenAsync(() => office.Do<ReportNothing, AnnualReport>(n => n.ExecuteAsync(stranger, 2025, null, new NothingInput(Both, false, new Dictionary<string, string>()), default)));
            await Refused.ForbiddenAsync(() => office.Do<ChangeCarryOver>(c => c.TakeAsync(stranger, 2025, Guid.Empty, default)));
            await Refused.ForbiddenAsync(() => office.Do<TakeOverText, bool>(t => t.ExecuteAsync(stranger, 2025, "overview", null, default)));
        }

        Assert.Null((await office.Do<ReportNothing, NothingView>(n => n.GetAsync(office.NeighbourClerk, 2025, default))).Report);
        await Refused.NotFoundAsync(() => office.Do<ReportNothing, NothingView>(n => n.GetAsync(office.Clerk, 2018, default)));
        await Refused.NotFoundAsync(() => office.Do<ChangeCarryOver>(c => c.TakeAsync(office.NeighbourClerk, 2025, Guid.Empty, default)));
    }

    private static Task<ReportView> ViewAsync(Office office) =>
        office.Do<OpenReport, ReportView>(o => o.ViewAsync(office.Clerk, new ReportKey(Office.Town, 2025), default));

    private static Task<bool> TakeAsync(Office office, string part, Guid? overwrites) =>
        office.Do<TakeOverText, bool>(t => t.ExecuteAsync(office.Clerk, 2025, part, overwrites, default));

    private static Task ChangeAsync(Office office, Guid opened, string reason, string value) =>
        office.Do<ChangeCarryOver>(c => c.ExecuteAsync(office.Clerk, 2025, opened, reason, true, [KeyValuePair.Create(Carried, value), KeyValuePair.Create("requests.received.other", "9")], default));

    private static Task<AnnualReport> DeclareAsync(Office office, int year, Guid? opened, string[] codes, bool replaces = false, Dictionary<string, string>? fields = null) =>
        office.Do<ReportNothing, AnnualReport>(n => n.ExecuteAsync(office.Clerk, year, opened, new NothingInput(codes, replaces, fields ?? []), default));
}
