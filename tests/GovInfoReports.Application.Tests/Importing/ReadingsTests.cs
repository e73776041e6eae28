using System.Globalization;
using System.Text;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Importing;

public class ReadingsTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");
    private static readonly CellId GrantedTotal = CellId.Parse("requests.granted.total");
    private static readonly CellId Penalties = CellId.Parse("disclosure.penalties.decisions");

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_text_is_looked_at_first_and_taken_into_the_draft_when_accepted(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), "C:\\年报\\2025.txt", default));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));
        Assert.Equal(("2025.txt", false), (view.Source.FileName, view.NeedsConfirmation));
        Assert.Contains(view.Changes, c => c.Cell == Received && c.Read == CellValue.Of(4) && c.Present.IsBlank);
        Assert.True((await office.ReportAsync(Office.Town, 2025)).Draft.Content.Figures[Received].IsBlank);

        var report = await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, view.Current.Report.Revision, ReadingChoice.All, false, default));

        Assert.Equal(CellValue.Of(4), report.Draft.Content.Figures[Received]);
        Assert.Contains("公开栏", report.Draft.Content.Text("overview"), StringComparison.Ordinal);
        await using var db = office.OpenStore();
        Assert.NotNull((await db.ImportSources.SingleAsync()).AcceptedAt);
    }

    [Theory, OnSqlite]
    public async Task Accepting_recognises_the_source_once_and_checks_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("松原区南湖镇", 2025), null, default));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        office.Commands.Clear();

        await using (var scope = office.Scope())
        {
            var readings = scope.ServiceProvider.GetRequiredService<Readings>();
            await Refused.InvalidAsync(() => readings.AcceptAsync(office.Clerk, 2025, id, revision, ReadingChoice.All, false, default));
            await readings.ViewAsync(office.Clerk, 2025, id, default);
        }

        Assert.Equal(1, office.Commands.Count("ImportOriginals"));
        office.Commands.Clear();
        await office.Do<Readings>(r => r.AcceptAsync(office.Clerk, 2025, id, revision, ReadingChoice.All, true, default));
        Assert.Equal((1, 1), (office.Commands.Count("ImportOriginals"), office.Commands.Count("SupersededBy")));
    }

    [Theory, OnSqlite]
    public async Task Figures_alone_leave_the_texts_and_what_the_source_lacks_as_they_are(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var draft = await office.DraftAsync(office.Clerk, 2025, ("disclosure.penalties.decisions", "8"));
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), null, default));
        var report = await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, draft.Revision, ReadingChoice.Figures, false, default));
        Assert.Equal(draft.Draft.Content.Text("overview"), report.Draft.Content.Text("overview"));
        Assert.Equal((CellValue.Of(4), CellValue.Of(8)), (report.Draft.Content.Figures[Received], report.Draft.Content.Figures[Penalties]));
    }

    [Theory, OnSqlite]
    public async Task A_text_of_another_unit_or_year_is_taken_only_when_confirmed(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("松原区南湖镇", 2024), null, default));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));
        Assert.True(view is { UnitDiffers: true, YearDiffers: true });
        var revision = view.Current.Report.Revision;
        var invalid = await Refused.InvalidAsync(() =>
            office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, revision, ReadingChoice.All, false, default)));
        Assert.Equal(Readings.ConfirmField, invalid.Reasons[0].Place);
        await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, revision, ReadingChoice.All, true, default));
    }

    [Theory, OnSqlite]
    public async Task What_is_no_text_is_refused_and_nothing_is_begun(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        foreach (var bytes in new byte[][] { [], [0x50, 0x4b, 3, 4, 0, 0, 0, 0], [1, 0, 2, 0, 3, 0, 0, 0], new byte[3_000_000] })
        {
            var invalid = await Refused.InvalidAsync(() => office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, bytes, "x.txt", default)));
            Assert.Equal(BringSource.Field, invalid.Reasons[0].Place);
        }

        await using var db = office.OpenStore();
        Assert.False(await db.Reports.AnyAsync());
    }

    [Theory, OnSqlite]
    public async Task What_is_no_report_is_refused_in_one_sentence_and_nothing_is_begun(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        foreach (var (text, words) in new[] { ("hello", "不是政府信息公开工作年度报告"), ("党政联席会议纪要\n一、研究防汛工作\n会议要求加强值守。", "不是政府信息公开工作年度报告"), ("白水镇人民政府关于报送2025年政府信息公开工作年度报告的函\n县政府办公室：\n随函报上，请审阅。", "函") })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var brought = await Refused.InvalidAsync(() => office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, bytes, "x.txt", default)));
            var imported = await Refused.InvalidAsync(() => office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, bytes, "x.txt", default)));
            Assert.Contains(words, Assert.Single(brought.Reasons).Words(), StringComparison.Ordinal);
            Assert.Contains(words, Assert.Single(imported.Reasons).Words(), StringComparison.Ordinal);
        }

        await using var db = office.OpenStore();
        Assert.False(await db.Reports.AnyAsync());
    }

    [Theory, OnSqlite]
    public async Task A_source_belongs_to_its_report(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.NeighbourClerk, 2025);
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), null, default));
        await Refused.NotFoundAsync(() => office.Do<Readings, ReadingView>(r => r.ViewAsync(office.NeighbourClerk, 2025, id, default)));
        await office.Do<Readings>(r => r.DiscardAsync(office.Clerk, 2025, id, default));
        await Refused.NotFoundAsync(() => office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_command_line_imports_once_and_overwrites_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var text = Text("云台县白水镇", 2025);
        var first = await office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, text, "a.txt", default));
        Assert.False(first.AlreadyThere);
        var again = await office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, text, "a.txt", default));
        Assert.True(again.AlreadyThere);
        var other = await Refused.InvalidAsync(() =>
            office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, [.. text, (byte)'\n'], "b.txt", default)));
        Assert.Equal("report", other.Reasons[0].Place);
        var wrong = await Refused.InvalidAsync(() =>
            office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Neighbour, 2024, text, "a.txt", default)));
        Assert.Equal("year", wrong.Reasons[0].Place);
        await Refused.NotFoundAsync(() => office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync("990199999", 2025, text, "a.txt", default)));
        Assert.Equal(CellValue.Of(4), (await office.ReportAsync(Office.Town, 2025)).Draft.Content.Figures[Received]);
        await using var db = office.OpenStore();
        Assert.Equal((1, 1), (await db.Reports.CountAsync(), await db.ImportSources.CountAsync()));
    }

    [Theory, OnSqlite]
    public async Task Texts_longer_than_the_form_takes_are_refused_whole(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var text = Encoding.UTF8.GetString(Text("云台县白水镇", 2025)).Replace("本年在村级公开栏张贴信息。", new string('长', ReportLimits.SectionText + 1), StringComparison.Ordinal);
        var invalid = await Refused.InvalidAsync(() =>
            office.Do<ImportReport, ImportOutcome>(i => i.ExecuteAsync(Office.Town, 2025, Encoding.UTF8.GetBytes(text), "a.txt", default)));
        Assert.Equal("text.overview", Assert.Single(invalid.Reasons).Place);
        await using var db = office.OpenStore();
        Assert.False(await db.Reports.AnyAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_file_is_kept_as_it_came_and_read_without_converting_it_again(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var bytes = Text("云台县白水镇", 2025);
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, bytes, "2025.txt", default));
        ReportKey key = new(Office.Town, 2025);
        var line = Assert.Single(await office.Do<Originals, IReadOnlyList<KeptSource>>(o => o.ListAsync(office.Clerk, key, default)));
        Assert.Equal((id, "2025.txt", (long)bytes.Length, null), (line.Id, line.FileName, line.Size, line.AcceptedAt));
        Assert.Equal($"sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}", line.Hash);
        var file = await office.Do<Originals, OriginalFile>(o => o.GetAsync(office.Clerk, key, id, default));
        Assert.Equal("2025.txt", file.Name);
        Assert.Equal(bytes, file.Bytes);

        // Were the file converted anew, the reading would now find nothing.
        await using var db = office.OpenStore();
        await db.ImportOriginals.ExecuteUpdateAsync(o => o.SetProperty(x => x.Bytes, new byte[] { 1 }));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));
        Assert.Equal(CellValue.Of(4), view.Reading.Reading.Content.Figures[Received]);
    }

    [Theory, OnSqlite]
    public async Task A_source_of_which_only_the_text_was_kept_is_read_and_handed_out_as_before(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var report = await office.DraftAsync(office.Clerk, 2025);
        await using var db = office.OpenStore();
        ImportSource old = new() { ReportId = report.Id, Text = Encoding.UTF8.GetString(Text("云台县白水镇", 2025)), Hash = $"sha256:{new string('0', 64)}", By = "张三", At = report.CreatedAt };
        db.ImportSources.Add(old);
        await db.SaveChangesAsync();
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, old.Id, default));
        Assert.Equal(CellValue.Of(4), view.Reading.Reading.Content.Figures[Received]);
        var file = await office.Do<Originals, OriginalFile>(o => o.GetAsync(office.Clerk, new ReportKey(Office.Town, 2025), old.Id, default));
        Assert.Equal(("粘贴的文本.txt", old.Text), (file.Name, Encoding.UTF8.GetString(file.Bytes)));
        await office.Do<Readings>(r => r.DiscardAsync(office.Clerk, 2025, old.Id, default));
    }

    [Theory, OnSqlite]
    public async Task The_same_file_again_leads_to_the_source_that_is_there(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var bytes = Text("云台县白水镇", 2025);
        var first = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, bytes, "a.txt", default));
        var again = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, bytes, "b.txt", default));
        var elsewhere = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.NeighbourClerk, 2025, bytes, "a.txt", default));
        Assert.Equal((false, true, first.Id), (first.AlreadyThere, again.AlreadyThere, again.Id));
        Assert.False(elsewhere.AlreadyThere);
        await using var db = office.OpenStore();
        Assert.Equal((2, 2), (await db.ImportSources.CountAsync(), await db.ImportOriginals.CountAsync()));
    }

    [Theory, OnSqlite]
    public async Task An_officer_has_the_files_that_went_into_what_was_submitted_and_no_others(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        var (taken, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2025), "a.txt", default));
        var (lookedAt, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Text("云台县白水镇", 2024), "b.txt", default));
        var revision = await office.RevisionAsync(Office.Town, 2025);
        ReadingChoice title = new() { Cells = new HashSet<CellId>(), Texts = new HashSet<string>(StringComparer.Ordinal) { "title" } };
        await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, taken, revision, title, false, default));
        ReportKey key = new(Office.Town, 2025);
        Assert.Empty(await office.Do<Originals, IReadOnlyList<KeptSource>>(o => o.ListAsync(office.Officer, key, default)));
        await Refused.NotFoundAsync(() => office.Do<Originals, OriginalFile>(o => o.GetAsync(office.Officer, key, taken, default)));

        await office.ExplainAllAsync(office.Clerk, 2025);
        revision = await office.RevisionAsync(Office.Town, 2025);
        await office.Do<SubmitReport>(s => s.ExecuteAsync(office.Clerk, 2025, revision, default));

        Assert.Equal(taken, Assert.Single(await office.Do<Originals, IReadOnlyList<KeptSource>>(o => o.ListAsync(office.Officer, key, default))).Id);
        Assert.Equal("a.txt", (await office.Do<Originals, OriginalFile>(o => o.GetAsync(office.Officer, key, taken, default))).Name);
        await Refused.NotFoundAsync(() => office.Do<Originals, OriginalFile>(o => o.GetAsync(office.Officer, key, lookedAt, default)));
        await Refused.NotFoundAsync(() => office.Do<Originals, OriginalFile>(o => o.GetAsync(office.OtherOfficer, key, taken, default)));
        await Refused.NotFoundAsync(() => office.Do<Originals, OriginalFile>(o => o.GetAsync(office.ForeignClerk, key, taken, default)));
        foreach (var other in new[] { office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<Originals, OriginalFile>(o => o.GetAsync(other, key, taken, default)));
        }
    }

    [Theory, OnSqlite]
    public async Task Figures_in_doubt_wait_for_a_person_and_the_rest_is_taken_as_chosen(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var draft = await office.DraftAsync(office.Clerk, 2025, ("requests.received.naturalPerson", "9"), ("requests.granted.total", "7"));
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Doubtful(), "a.txt", default));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));

        // The row that ran together is told apart; another figure is no number. Neither is taken by taking all.
        var restored = Assert.Single(view.Doubts, d => d.Doubt?.Kind == FigureDoubtKind.Restored);
        Assert.Equal(7, restored.Cells.Count);
        Assert.NotNull(restored.Place?.Line);
        var unread = Assert.Single(view.Doubts, d => d.Doubt?.Kind == FigureDoubtKind.NotANumber);
        Assert.Equal("requests.granted.total", Assert.Single(unread.Cells).Id.ToString());
        Assert.DoesNotContain(view.Changes, c => c.Cell == Received);
        var all = await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, draft.Revision, ReadingChoice.All, false, default));
        Assert.Equal((CellValue.Of(9), CellValue.Of(7)), (all.Draft.Content.Figures[Received], all.Draft.Content.Figures[GrantedTotal]));

        // What is typed is checked as the form checks it; a row told apart needs its tick once it is changed.
        ReadingChoice none = new() { Cells = new HashSet<CellId>(), Texts = new HashSet<string>(StringComparer.Ordinal) };
        var typed = restored.Cells.ToDictionary(c => c.Id, c => view.Reading.Reading.Content.Figures[c.Id].ToString());
        typed[GrantedTotal] = "1.5";
        var wrong = await RefusedAsync(none with { Typed = typed });
        Assert.Equal("requests.granted.total", wrong.Place);
        typed[GrantedTotal] = "4";
        typed[Received] = "6";
        Assert.Equal("sure.requests.received", (await RefusedAsync(none with { Typed = typed })).Place);
        typed[Received] = "4";
        var left = await AcceptAsync(none with { Typed = typed });
        Assert.Equal((CellValue.Of(9), CellValue.Of(4)), (left.Draft.Content.Figures[Received], left.Draft.Content.Figures[GrantedTotal]));
        var sure = await AcceptAsync(none with { Typed = typed, Sure = new HashSet<string>(StringComparer.Ordinal) { "requests.received" } });
        Assert.Equal(CellValue.Of(4), sure.Draft.Content.Figures[Received]);
        Assert.Equal(draft.Draft.Content.Text("problems"), sure.Draft.Content.Text("problems"));

        async Task<Refusal> RefusedAsync(ReadingChoice choice) =>
            Assert.Single((await Refused.InvalidAsync(() => AcceptAsync(choice))).Reasons);

        async Task<AnnualReport> AcceptAsync(ReadingChoice choice)
        {
            var revision = await office.RevisionAsync(Office.Town, 2025);
            return await office.Do<Readings, AnnualReport>(r => r.AcceptAsync(office.Clerk, 2025, id, revision, choice, false, default));
        }
    }

    [Theory, OnSqlite]
    public async Task Everything_to_look_at_is_in_one_list(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var text = Encoding.UTF8.GetString(Doubtful())
            .Replace("云台县白水镇2025年", "松原区南湖镇2024年", StringComparison.Ordinal)
            .Replace("三、收到", "二、队伍建设情况\n全镇有专职人员2名。\n三、收到", StringComparison.Ordinal);
        var (id, _) = await office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.Clerk, 2025, Encoding.UTF8.GetBytes(text), "a.txt", default));
        var view = await office.Do<Readings, ReadingView>(r => r.ViewAsync(office.Clerk, 2025, id, default));
        Assert.Equal([ReadingDoubtKind.Unit, ReadingDoubtKind.Year], view.Doubts.Select(d => d.Kind).Take(2));
        Assert.Contains(view.Doubts, d => d.Finding is { Rule: "C4" } f && f.Message.Contains("队伍建设情况", StringComparison.Ordinal));
        Assert.Contains(view.Doubts, d => d.Finding is { Rule: "C5", Section: "disclosure" });
        Assert.Equal(view.Reading.Reading.Doubts.Count, view.Doubts.Sum(d => d.Cells.Count));
    }

    // The figures of one row run together, with just one way to tell them apart; a total is no number.
    private static byte[] Doubtful()
    {
        var lines = Encoding.UTF8.GetString(Text("云台县白水镇", 2025)).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains("新收", StringComparison.Ordinal))
            {
                lines[i] = lines[i].Replace("\t4\t0\t0\t0\t0\t0\t4", "\t4000004", StringComparison.Ordinal);
            }
            else if (lines[i].Contains("（一）予以公开", StringComparison.Ordinal))
            {
                lines[i] = lines[i].TrimEnd('\r', '4') + "约4";
            }
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static byte[] Text(string unit, int year)
    {
        var edition = FormCatalog.Official().ForYear(2025)!;
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{unit}{year}年政府信息公开工作年度报告").AppendLine();
        text.AppendLine("一、总体情况").AppendLine("本年在村级公开栏张贴信息。").AppendLine();
        text.AppendLine("三、收到和处理政府信息公开申请情况");
        foreach (var row in edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var n = row.Code is "received" or "granted" or "handledTotal" ? 4 : 0;
            text.AppendLine(CultureInfo.InvariantCulture, $"{string.Join('\t', row.Labels)}\t{n}\t0\t0\t0\t0\t0\t{n}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
