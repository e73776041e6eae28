using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Reports;

public class SaveFieldsTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private const string Penalties = "disclosure.penalties.decisions";
    private const string Received = "requests.received.naturalPerson";
    private const string ReceivedTotal = "requests.received.total";
    private const string Overview = "text.overview";

    [Theory, OnSqlite, OnSqlServer]
    public async Task Changes_of_different_fields_merge_whoever_makes_them(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;

        var first = await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "7"));
        var second = await SaveAsync(office, Colleague(office), opened, new FieldChange(Penalties, "0", "9"), new FieldChange("signature", await TextAsync(office, "signature"), "白水镇"));

        Assert.Equal([Licensing], first.Saved);
        Assert.Equal("7", first.Changed[Licensing]);
        Assert.DoesNotContain(Penalties, first.Changed.Keys);
        Assert.Equal([Penalties, "signature"], second.Saved);
        Assert.Equal(("7", "9"), (second.Changed[Licensing], second.Changed[Penalties]));
        Assert.Equal(["7", "9", "白水镇"], new[] { await TextAsync(office, Licensing), await TextAsync(office, Penalties), await TextAsync(office, "signature") });
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_a_field_that_somebody_else_set_meanwhile_both_values_are_handed_back_with_who_and_when(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        office.Clock.Now += TimeSpan.FromMinutes(3);
        await SaveAsync(office, Colleague(office), opened, new FieldChange(Licensing, "0", "7"));

        var saved = await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "9"), new FieldChange(Penalties, "0", "4"));

        Assert.Equal(new FieldConflict(Licensing, "9", "7", "同事", office.Clock.Now.UtcDateTime, false), Assert.Single(saved.Conflicts));
        Assert.Equal([Penalties], saved.Saved);
        Assert.Equal(("7", "4"), (await TextAsync(office, Licensing), await TextAsync(office, Penalties)));

        var again = await SaveAsync(office, office.Clerk, saved.Report.Revision, new FieldChange(Licensing, "7", "9"));
        Assert.Empty(again.Conflicts);
        Assert.Equal("9", await TextAsync(office, Licensing));
    }

    [Theory, OnSqlite]
    public async Task Another_window_of_the_same_account_is_told_from_another_person(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "7"));

        Assert.True(Assert.Single((await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "9"))).Conflicts).IsOwn);
    }

    [Theory, OnSqlite]
    public async Task What_was_not_known_before_is_asked_about_unless_it_is_the_same(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025, (Licensing, "7"))).Revision;

        var saved = await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, null, "9"), new FieldChange(Penalties, null, "0"));

        Assert.Equal([Licensing], saved.Conflicts.Select(c => c.Field));
        Assert.Equal([Penalties], saved.Saved);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_save_sent_twice_counts_as_saved_and_changes_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        FieldChange[] changes = [new(Licensing, "0", "１２"), new(Overview, await TextAsync(office, Overview), "换了一段\r\n话 ")];
        var first = await SaveAsync(office, office.Clerk, opened, changes);

        var second = await SaveAsync(office, office.Clerk, opened, changes);

        Assert.Equal([Licensing, Overview], second.Saved);
        Assert.Empty(second.Conflicts);
        Assert.Equal(first.Report.Revision, second.Report.Revision);
        Assert.Equal(("12", "换了一段\n话"), (second.Changed[Licensing], second.Changed[Overview]));
    }

    [Theory, OnSqlite]
    public async Task What_a_page_sent_without_getting_an_answer_is_its_own_and_no_conflict(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "1"));

        var asked = await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "12", ["2", "3"]));
        Assert.Single(asked.Conflicts);
        var saved = await SaveAsync(office, office.Clerk, opened, new FieldChange(Licensing, "0", "12", ["2", "1"]));

        Assert.Empty(saved.Conflicts);
        Assert.Equal("12", await TextAsync(office, Licensing));
    }

    [Theory, OnSqlite]
    public async Task What_cannot_be_read_or_does_not_exist_keeps_nothing_else_from_being_stored(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;

        var saved = await SaveAsync(
            office,
            office.Clerk,
            opened,
            new FieldChange(Licensing, "0", "abc"),
            new FieldChange(Penalties, "0", "4"),
            new FieldChange("disclosure.nowhere.decisions", string.Empty, "4"),
            new FieldChange("section.overview", string.Empty, "一"),
            new FieldChange("additional", string.Empty, "[{"),
            new FieldChange("title", await TextAsync(office, "title"), new string('题', ReportLimits.Title + 1)));

        Assert.Equal([Penalties], saved.Saved);
        Assert.Equal([Licensing, "disclosure.nowhere.decisions", "section.overview", "additional", "title"], saved.Errors.Select(e => e.Place));
        Assert.Contains("不是数字", saved.Errors[0].Words(), StringComparison.Ordinal);
        Assert.Equal(("0", "4"), (await TextAsync(office, Licensing), await TextAsync(office, Penalties)));
    }

    [Theory, OnSqlite]
    public async Task Totals_follow_and_are_told_with_what_they_were(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;

        var saved = await SaveAsync(office, office.Clerk, opened, new FieldChange(Received, "0", "3"));

        Assert.Equal(("3", "0"), (saved.Changed[ReceivedTotal], saved.Followed[ReceivedTotal]));
        Assert.DoesNotContain(Received, saved.Followed.Keys);
    }

    [Theory, OnSqlite]
    public async Task Bound_values_follow_and_moving_by_themselves_make_no_conflict(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var bound = $"本年度收到申请 [0](cell:{ReceivedTotal}) 件。";
        var opened = (await office.DraftAsync(office.Clerk, 2025, (Overview, bound))).Revision;

        var figures = await SaveAsync(office, Colleague(office), opened, new FieldChange(Received, "0", "3"));
        Assert.Equal($"本年度收到申请 [3](cell:{ReceivedTotal}) 件。", figures.Changed[Overview]);
        var text = await SaveAsync(office, office.Clerk, opened, new FieldChange(Overview, bound, bound + "均已办结。"));

        Assert.Empty(text.Conflicts);
        Assert.Equal($"本年度收到申请 [3](cell:{ReceivedTotal}) 件。均已办结。", await TextAsync(office, Overview));
    }

    [Theory, OnSqlite]
    public async Task Additional_sections_are_saved_as_one_field(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        var before = await TextAsync(office, "additional");
        const string Mine = """[{"heading":" 建议提案 ","text":"办结。","after":"overview"}]""";

        var saved = await SaveAsync(office, office.Clerk, opened, new FieldChange("additional", before, Mine));
        var conflict = await SaveAsync(office, Colleague(office), opened, new FieldChange("additional", before, """[{"heading":"其他","text":"","after":null}]"""));

        Assert.Equal(["additional"], saved.Saved);
        Assert.Equal(new AdditionalSection("建议提案", "办结。", "overview"), Assert.Single((await office.ReportAsync(Office.Town, 2025)).Draft.Content.AdditionalSections));
        Assert.Equal("白水镇填报员", Assert.Single(conflict.Conflicts).By);
    }

    [Theory, OnSqlite]
    public async Task Locked_fields_are_refused_and_the_others_stored(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;

        var saved = await SaveAsync(office, office.Clerk, opened, new FieldChange("requests.carriedOver.naturalPerson", "0", "2"), new FieldChange(Licensing, "0", "4"));

        Assert.Contains("锁定", Assert.Single(saved.Errors).Words(), StringComparison.Ordinal);
        Assert.Equal([Licensing], saved.Saved);
        Assert.Equal("0", await TextAsync(office, "requests.carriedOver.naturalPerson"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Saves_of_different_fields_in_the_same_moment_are_all_stored(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        var cells = FormCatalog.Official().ForYear(2025)!.Cells.Where(c => c.Id.Table == "disclosure").Take(6).Select(c => c.Id.ToString()).ToList();

        await Task.WhenAll(cells.Select((cell, i) => Task.Run(() => SaveAsync(office, office.Clerk, opened, new FieldChange(cell, "0", $"{i + 1}")))));

        for (var i = 0; i < cells.Count; i++)
        {
            Assert.Equal($"{i + 1}", await TextAsync(office, cells[i]));
        }
    }

    [Theory, OnSqlite]
    public async Task Only_clerks_save_and_only_the_report_of_their_own_unit(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        foreach (var actor in new[] { office.Officer, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => SaveAsync(office, actor, opened, new FieldChange(Licensing, "0", "7")));
            await Refused.ForbiddenAsync(() => office.Do<WatchReport, ReportView?>(w => w.ExecuteAsync(actor, 2025, null, default)));
        }

        await Refused.NotFoundAsync(() => SaveAsync(office, office.NeighbourClerk, opened, new FieldChange(Licensing, "0", "7")));
        Assert.Equal("0", await TextAsync(office, Licensing));
    }

    [Theory, OnSqlite]
    public async Task A_report_that_was_submitted_takes_nothing_more(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = await office.SubmittedAsync(office.Clerk, 2025);

        await Refused.StepAsync(() => SaveAsync(office, office.Clerk, submitted.Revision, new FieldChange(Licensing, "0", "7")));
        Assert.Equal("0", await TextAsync(office, Licensing));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Whoever_watches_is_told_only_when_something_changed(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        Assert.Null(await WatchAsync(opened));

        await SaveAsync(office, Colleague(office), opened, new FieldChange(Licensing, "0", "7"));

        Assert.Equal(CellValue.Of(7), (await WatchAsync(opened))!.Report.Draft.Content.Figures[CellId.Parse(Licensing)]);
        Assert.NotNull(await WatchAsync(null));
        await Refused.NotFoundAsync(() => office.Do<WatchReport, ReportView?>(w => w.ExecuteAsync(office.NeighbourClerk, 2025, opened, default)));

        Task<ReportView?> WatchAsync(Guid? known) => office.Do<WatchReport, ReportView?>(w => w.ExecuteAsync(office.Clerk, 2025, known, default));
    }

    [Theory, OnSqlite]
    public async Task The_record_has_every_figure_and_of_a_growing_text_one_line_for_each_person_and_ten_minutes(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var revision = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        var before = await LinesAsync();
        for (var i = 0; i < 5; i++)
        {
            revision = (await SaveAsync(office, office.Clerk, revision, Grown(i), new FieldChange(Licensing, $"{i}", $"{i + 1}"))).Report.Revision;
        }

        Assert.Equal(before + 5, await LinesAsync());
        revision = (await SaveAsync(office, office.Clerk, revision, Grown(5))).Report.Revision;
        Assert.Equal(before + 5, await LinesAsync());

        revision = (await SaveAsync(office, Colleague(office), revision, Grown(6))).Report.Revision;
        Assert.Equal(before + 6, await LinesAsync());
        revision = (await SaveAsync(office, Colleague(office), revision, Grown(7))).Report.Revision;
        Assert.Equal(before + 6, await LinesAsync());

        office.Clock.Now += TimeSpan.FromMinutes(10);
        await SaveAsync(office, Colleague(office), revision, Grown(8));
        Assert.Equal(before + 7, await LinesAsync());

        FieldChange Grown(int i) => new("preamble", i == 0 ? null : new string('字', i), new string('字', i + 1), ["本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。"]);

        async Task<int> LinesAsync()
        {
            await using var db = office.OpenStore();
            return await db.AuditEntries.CountAsync(e => e.Action == "report.save");
        }
    }

    [Theory, OnSqlite]
    public async Task Save_looks_for_earlier_years_once_and_reads_none_that_is_at_hand(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024);
        var opened = (await office.DraftAsync(office.Clerk, 2025)).Revision;
        office.Commands.Clear();

        await using var scope = office.Scope();
        var saved = await scope.ServiceProvider.GetRequiredService<SaveFields>().ExecuteAsync(office.Clerk, 2025, opened, [new FieldChange(Licensing, "0", "7")], default);
        var view = await scope.ServiceProvider.GetRequiredService<OpenReport>().ViewAsync(saved.Report, saved.Frame, withNeighbours: false, default);

        Assert.NotNull(view.LastYear);
        Assert.Equal((1, 0), (office.Commands.Count("SupersededBy"), office.Commands.Count("EditionBodies")));
    }

    private static Actor Colleague(Office office) => new(11, "同事", Role.Clerk, office.Clerk.Unit);

    private static Task<SavedFields> SaveAsync(Office office, Actor actor, Guid known, params FieldChange[] changes) =>
        office.Do<SaveFields, SavedFields>(s => s.ExecuteAsync(actor, 2025, known, changes, default));

    private static async Task<string> TextAsync(Office office, string field) =>
        ReportFields.Value((await office.ReportAsync(Office.Town, 2025)).Draft.Content, FormCatalog.Official().ForYear(2025)!, field);
}
