using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Browsing;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Importing.Batches;

public class BatchTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");

    private static ArchiveFile[] Mixed =>
    [
        Archive.Report("云台县/白水镇/2021.txt", "云台县白水镇人民政府", 2021),
        Archive.Report("云台县/白水镇/2022.txt", "白水镇", 2022),
        Archive.Picture("云台县/白水镇/公章.png"),
        Archive.Report("云台县/白水镇/2021（副本）.txt", "云台县白水镇人民政府", 2021),
        Archive.Report("松原区/南湖镇2021.txt", "松原区南湖镇", 2021),
        Archive.Report("云台县/东岭乡2020.txt", "东岭乡政府", 2020),
        Archive.Report("云台县/东岭乡2020（修改）.txt", "东岭乡政府", 2020, received: 5),
        Archive.Report("东岭乡2022年.txt", null, null),
        Archive.Report("老年报.txt", "云台县白水镇", 2012),
        Archive.Locked("加密.docx"),
        Archive.Report("某单位2021.txt", "云台县北山镇", 2021),
    ];

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_dry_run_says_of_each_file_what_importing_it_would_do_and_touches_no_report(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: true, Mixed);

        await WorkAsync(office);

        var files = await FilesAsync(office, id);
        Assert.Equal(
            [
                (ImportFileState.Read, Office.Town, 2021), (ImportFileState.Read, Office.Town, 2022), (ImportFileState.Refused, null, null), (ImportFileState.LeftOut, null, null),
                (ImportFileState.Skipped, null, 2021), (ImportFileState.Skipped, Office.Neighbour, 2020), (ImportFileState.Skipped, Office.Neighbour, 2020),
                (ImportFileState.Read, Office.Neighbour, 2022), (ImportFileState.Skipped, Office.Town, 2012), (ImportFileState.Refused, null, null), (ImportFileState.Skipped, null, 2021),
            ],
            files.Select(f => (f.State, f.UnitCode, f.Year)));
        Assert.All(files, f => Assert.False(string.IsNullOrEmpty(f.Message)));
        Assert.Contains("作为历史年报公开", files[0].Message, StringComparison.Ordinal);
        Assert.Contains("第 1 个", files[3].Message, StringComparison.Ordinal);
        Assert.Contains("不在辖区", files[4].Message, StringComparison.Ordinal);
        Assert.Contains("第 6、7 个", files[5].Message, StringComparison.Ordinal);
        Assert.Contains("年度不在范围", files[8].Message, StringComparison.Ordinal);
        Assert.Equal("文件有密码。", files[9].Message);
        Assert.Contains("没有找到", files[10].Message, StringComparison.Ordinal);
        Assert.Equal(("2021", 175, true), (files[0].Form, files[0].Figures, files[0].Cells > 175));
        Assert.True(files[0].Errors + files[0].Queries + files[0].Hints > 0);
        await using var db = office.OpenStore();
        Assert.Equal(ImportBatchState.Ready, (await db.ImportBatches.SingleAsync()).State);
        Assert.False(await db.Reports.AnyAsync());
    }

    [Theory, OnSqlite]
    public async Task A_letter_and_what_is_no_report_are_refused_with_the_reason(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(
            office,
            publish: false,
            [
                new ArchiveFile("云台县/白水镇/2021函.txt", "云台县白水镇人民政府关于报送2021年政府信息公开工作年度报告的函\n县政府办公室：\n随函报上。"u8.ToArray()),
                new ArchiveFile("云台县/白水镇/2021会议纪要.txt", "白水镇党政联席会议纪要\n会议研究了防汛工作。"u8.ToArray()),
            ]);

        await WorkAsync(office);

        var files = await FilesAsync(office, id);
        Assert.All(files, f => Assert.Equal(ImportFileState.Refused, f.State));
        Assert.Contains("函", files[0].Message, StringComparison.Ordinal);
        Assert.Contains("不是政府信息公开工作年度报告", files[1].Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task File_of_another_unit_of_what_is_submitted_and_of_what_still_waits_is_refused_each_in_its_own_words(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var submitted = (await office.SubmittedAsync(office.NeighbourClerk, 2025)).Revision;
        var first = await BringAsync(office, publish: false, [Archive.Report("白水镇.txt", "云台县白水镇", 2025)]);
        await WorkAsync(office);
        var second = await BringAsync(
            office,
            publish: false,
            [
                Archive.Report("南湖镇.txt", "松原区南湖镇", 2025),
                Archive.Report("东岭乡.txt", "东岭乡政府", 2025),
                Archive.Report("白水镇（再报）.txt", "云台县白水镇", 2025, received: 5),
            ]);
        await WorkAsync(office);

        var files = await FilesAsync(office, second);
        Assert.Equal(ImportFileState.Read, Assert.Single(await FilesAsync(office, first)).State);
        Assert.All(files, f => Assert.Equal(ImportFileState.Skipped, f.State));
        Assert.All(files.Zip(["不在辖区", "不覆盖", "等待导入"]), f => Assert.Contains(f.Second, f.First.Message, StringComparison.Ordinal));
        Assert.Equal(3, files.Select(f => f.Message).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(submitted, await office.RevisionAsync(Office.Neighbour, 2025));
        await Refused.StepAsync(() => office.Do<BringSource, BroughtSource>(b => b.ExecuteAsync(office.NeighbourClerk, 2025, "随便什么"u8.ToArray(), "x.txt", default)));

        await office.Do<DiscardBatch>(d => d.ExecuteAsync(office.Officer, first, default));
        Assert.Equal(ImportFileState.Read, (await ChooseAsync(office, files[2], Office.Town, "2025")).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Importing_publishes_past_years_as_historic_editions_that_name_their_file_and_counts_them(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: true, Mixed);
        await WorkAsync(office);

        await StartAsync(office, office.Officer, id);
        await WorkAsync(office);

        var files = await FilesAsync(office, id);
        Assert.Equal([1, 2, 8], files.Where(f => f.State == ImportFileState.Published).Select(f => f.Number));
        var report = await office.ReportAsync(Office.Town, 2021);
        Assert.Equal((ReportStatus.Published, CellValue.Of(4)), (report.Status, report.Draft.Content.Figures[Received]));
        Assert.Equal([ReportStep.PublishHistoric], report.Decisions.Select(d => d.Step));
        Assert.Equal(office.Officer.AccountId, report.Decisions[0].AccountId);
        await using var db = office.OpenStore();
        var edition = await db.Editions.SingleAsync(e => e.ReportId == report.Id);
        Assert.Equal(("2021.txt", files[0].Hash), (edition.SourceName, edition.SourceHash));
        var source = await db.ImportSources.Include(s => s.Original).SingleAsync(s => s.ReportId == report.Id);
        Assert.Equal(files[0].Size, source.Original!.Bytes.Length);
        Assert.Equal((1, 2), (await TotalAsync(db, 2021), await TotalAsync(db, 2022)));
        Assert.Equal(3, await db.AuditEntries.CountAsync(a => a.Action == AuditActions.ReportPublishHistoric && a.AccountId == office.Officer.AccountId));
        Assert.Equal(3, await db.Reports.CountAsync());

        // The year before is what the checks of a year compare with, though both came in one archive.
        var later = await office.Do<PublicReports, EditionView>(p => p.EditionAsync(Office.Town, 2022, null, default));
        Assert.Contains(later.Edition.Body.Checks, c => c is { Rule: "A5a", Status: not Domain.Checks.RuleStatus.NotRun });

        // What is imported is kept with the report and no longer with the batch.
        Assert.False(await db.ImportBatchBodies.AnyAsync(b => b.FileId == files[0].Id));
        var original = await office.Do<BrowseBatches, (string Name, byte[] Bytes)>(b => b.OriginalAsync(office.Officer, id, files[0].Id, default));
        Assert.Equal(("2021.txt", files[0].Size), (original.Name, original.Bytes.Length));
        var sources = await office.Do<Originals, IReadOnlyList<KeptSource>>(o => o.ListAsync(office.Officer, new ReportKey(Office.Town, 2021), default));
        Assert.Equal("2021.txt", Assert.Single(sources).FileName);
        Assert.NotNull((await office.Do<BrowseBatches, BatchFileView>(b => b.FileAsync(office.Officer, id, files[0].Id, default))).Reading);
    }

    [Theory, OnSqlite]
    public async Task Historic_edition_keeps_the_day_that_its_file_was_published_on(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var told = Archive.Report("a.txt", "云台县白水镇", 2021);
        var silent = Archive.Report("b.txt", "云台县东岭乡", 2021);
        var early = Archive.Report("c.txt", "云台县白水镇", 2022);
        await ImportAsync(office, publish: true, [Dated(told, "2022-01-26"), silent, Dated(early, "2020-05-01")]);

        await using var db = office.OpenStore();
        var days = await db.Editions.OrderBy(e => e.UnitCode).ThenBy(e => e.Year).Select(e => new { e.SourceName, e.OriginallyPublishedOn }).ToListAsync();

        Assert.Equal(new DateOnly(2022, 1, 26), days.Single(d => d.SourceName == "a.txt").OriginallyPublishedOn);
        Assert.All(days.Where(d => d.SourceName != "a.txt"), d => Assert.Null(d.OriginallyPublishedOn));
        Assert.Equal(3, days.Count);

        static ArchiveFile Dated(ArchiveFile file, string day) => new(file.Name, System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(file.Bytes.Span) + $"\n\n发布日期：{day}\n"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_same_archive_again_changes_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        ArchiveFile[] files = [Archive.Report("a.txt", "云台县白水镇", 2021), Archive.Report("b.txt", "云台县东岭乡", 2024), Archive.Report("c.txt", "云台县东岭乡", 2025)];
        await ImportAsync(office, publish: true, files);
        var before = await SnapshotAsync(office);
        office.Clock.Now += TimeSpan.FromDays(1);

        var id = await BringAsync(office, publish: true, files);
        await WorkAsync(office);

        Assert.All(await FilesAsync(office, id), f => Assert.Equal(ImportFileState.Unchanged, f.State));
        var refused = await Refused.ByAsync("Batch.NothingReady", () => StartAsync(office, office.Officer, id));
        Assert.Contains("没有可以导入的文件", refused.Reasons[0].Words(), StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync(office));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_year_being_collected_becomes_a_draft_even_where_past_years_are_published(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var files = await ImportAsync(office, publish: true, [Archive.Report("a.txt", "云台县白水镇", 2025), Archive.Report("b.txt", "云台县白水镇", 2024)]);

        Assert.Equal([ImportFileState.Imported, ImportFileState.Published], files.Select(f => f.State));
        Assert.Contains("只导入为草稿", files[0].Message, StringComparison.Ordinal);
        var report = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal((ReportStatus.Draft, CellValue.Of(4)), (report.Status, report.Draft.Content.Figures[Received]));
        await using var db = office.OpenStore();
        Assert.Single(await db.Editions.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Work_that_is_there_is_never_overwritten_and_a_blank_draft_is_filled(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2023, ("requests.received.naturalPerson", "0"));
        await office.SubmittedAsync(office.NeighbourClerk, 2023);
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2022, default));
        var drafted = await office.ReportAsync(Office.Town, 2023);

        var files = await ImportAsync(office, publish: true,
        [
            Archive.Report("a.txt", "云台县白水镇", 2023), Archive.Report("b.txt", "云台县东岭乡", 2023), Archive.Report("c.txt", "云台县白水镇", 2022),
        ]);

        Assert.Equal([ImportFileState.Skipped, ImportFileState.Skipped, ImportFileState.Published], files.Select(f => f.State));
        Assert.Contains("已有填报内容", files[0].Message, StringComparison.Ordinal);
        Assert.Contains("待审核", files[1].Message, StringComparison.Ordinal);
        Assert.Equal(drafted.Revision, await office.RevisionAsync(Office.Town, 2023));
    }

    [Theory, OnSqlite]
    public async Task A_report_merely_begun_with_what_last_years_carried_forward_is_filled(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024, ("requests.received.naturalPerson", "1"), ("requests.received.total", ""), ("requests.carriedForward.naturalPerson", "1"), ("requests.carriedForward.total", ""));
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2025, default));
        Assert.True((await office.ReportAsync(Office.Town, 2025)).IsUntouched);

        var files = await ImportAsync(office, publish: false, [Archive.Report("a.txt", "云台县白水镇", 2025)]);

        Assert.Equal(ImportFileState.Imported, Assert.Single(files).State);
        var report = await office.ReportAsync(Office.Town, 2025);
        Assert.Equal((CellValue.Of(4), CellValue.Zero), (report.Draft.Content.Figures[Received], report.Draft.Content.Figures[CellId.Parse("requests.carriedOver.naturalPerson")]));
        Assert.False(report.IsUntouched);
    }

    [Theory, OnSqlite]
    public async Task A_draft_that_somebody_wrote_only_a_preamble_into_is_work_too(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.Do<OpenReport>(o => o.BeginAsync(office.Clerk, 2023, default));
        await office.SaveAsync(office.Clerk, 2023, ("preamble", "前言写好了。"));

        var id = await BringAsync(office, publish: false, [Archive.Report("a.txt", "云台县白水镇", 2023)]);
        await WorkAsync(office);

        Assert.Equal(ImportFileState.Skipped, Assert.Single(await FilesAsync(office, id)).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_worker_that_died_is_taken_over_and_nothing_is_done_twice(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: true,
        [
            Archive.Report("a.txt", "云台县白水镇", 2021), Archive.Report("b.txt", "云台县白水镇", 2022), Archive.Report("c.txt", "云台县东岭乡", 2021), Archive.Report("d.txt", "云台县东岭乡", 2022),
        ]);
        await DieAfterAsync(office, 2);
        Assert.Equal([ImportFileState.Read, ImportFileState.Read, ImportFileState.Waiting, ImportFileState.Waiting], (await FilesAsync(office, id)).Select(f => f.State));
        Assert.Null(await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default)));

        office.Clock.Now += BatchWork.ClaimTime + TimeSpan.FromSeconds(1);
        await WorkAsync(office);
        await StartAsync(office, office.Officer, id);
        await DieAfterAsync(office, 1);
        Assert.Equal(1, (await FilesAsync(office, id)).Count(f => f.State == ImportFileState.Published));

        office.Clock.Now += BatchWork.ClaimTime + TimeSpan.FromSeconds(1);
        await WorkAsync(office);

        Assert.All(await FilesAsync(office, id), f => Assert.Equal(ImportFileState.Published, f.State));
        await using var db = office.OpenStore();
        Assert.Equal((4, 4, 4), (await db.Reports.CountAsync(), await db.Editions.CountAsync(), await db.ImportSources.CountAsync()));
        Assert.Equal((2, 2), (await TotalAsync(db, 2021), await TotalAsync(db, 2022)));
        Assert.Equal(ImportBatchState.Done, (await db.ImportBatches.SingleAsync()).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_batch_is_only_ever_claimed_once_and_given_back_when_the_worker_stops(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await BringAsync(office, publish: false, [Archive.Report("a.txt", "云台县白水镇", 2021)]);
        var first = await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default));
        Assert.NotNull(first);
        Assert.Null(await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default)));

        using CancellationTokenSource stop = new();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.Do<BatchWork>(w => w.ContinueAsync(first, null, stop.Token)));

        var second = await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default));
        Assert.NotNull(second);

        // The first one comes back from the dead: it has no claim any more and leaves everything alone.
        await office.Do<BatchWork>(w => w.ContinueAsync(first, null, default));
        await using var db = office.OpenStore();
        Assert.Equal(ImportFileState.Waiting, (await db.ImportBatchFiles.SingleAsync()).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_officer_says_which_unit_and_year_a_file_is_of_and_which_of_two_is_taken(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: true, Mixed);
        await WorkAsync(office);
        var files = await FilesAsync(office, id);

        var invalid = await Refused.InvalidAsync(() => ChooseAsync(office, files[10], Office.Foreign, "2021"));
        Assert.Equal(ChooseForFile.UnitField, invalid.Reasons[0].Place);
        invalid = await Refused.InvalidAsync(() => ChooseAsync(office, files[10], "云台县东岭乡人民政府", "二〇二一"));
        Assert.Equal(ChooseForFile.YearField, invalid.Reasons[0].Place);
        var chosen = await ChooseAsync(office, files[10], "云台县东岭乡人民政府", " 2021 ");
        Assert.Equal((ImportFileState.Read, Office.Neighbour, 2021), (chosen.State, chosen.UnitCode, chosen.Year));
        await ChooseAsync(office, files[6], Office.Neighbour, "2020");
        files = await FilesAsync(office, id);
        Assert.Equal((ImportFileState.LeftOut, ImportFileState.Read), (files[5].State, files[6].State));
        Assert.Contains("第 7 个", files[5].Message, StringComparison.Ordinal);

        await StartAsync(office, office.Officer, id);
        await WorkAsync(office);
        Assert.Equal(CellValue.Of(5), (await office.ReportAsync(Office.Neighbour, 2020)).Draft.Content.Figures[Received]);
        await using var db = office.OpenStore();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == AuditActions.BatchChoose));

        // What was left can still be put right when the rest is done.
        await ChooseAsync(office, files[8], Office.Town, "2020");
        await StartAsync(office, office.Officer, id);
        await WorkAsync(office);
        Assert.Equal(ReportStatus.Published, (await office.ReportAsync(Office.Town, 2020)).Status);
    }

    [Theory, OnSqlite]
    public async Task Choice_whose_time_is_over_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: false, Mixed);
        await WorkAsync(office);
        var before = await FilesAsync(office, id);

        foreach (var act in new Func<ChooseForFile, Task>[]
        {
            c => c.ExecuteAsync(office.Officer, id, before[6].Id, Office.Neighbour, "2020", default),
            c => c.LeaveOutAsync(office.Officer, id, before[6].Id, default),
        })
        {
            await using var scope = office.Scope();
            var choose = ActivatorUtilities.CreateInstance<ChooseForFile>(scope.ServiceProvider, new SourceLimits { ReadingTime = TimeSpan.Zero });
            var refused = await Refused.InvalidAsync(() => act(choose));
            Assert.Equal("Batch.OutOfTime", refused.Reasons[0].Key);
        }

        Assert.Equal(before.Select(f => f.State), (await FilesAsync(office, id)).Select(f => f.State));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task When_one_of_two_rivals_is_left_out_the_other_is_taken(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: false, Mixed);
        await WorkAsync(office);
        var files = await FilesAsync(office, id);

        await office.Do<ChooseForFile>(c => c.LeaveOutAsync(office.Officer, id, files[6].Id, default));

        files = await FilesAsync(office, id);
        Assert.Equal((ImportFileState.Read, ImportFileState.LeftOut), (files[5].State, files[6].State));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_batch_is_of_its_unit_and_nobody_elses(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: false, Mixed);
        await WorkAsync(office);
        var file = (await FilesAsync(office, id))[0];
        foreach (var actor in new[] { office.OtherOfficer, office.CityOfficer })
        {
            await Refused.NotFoundAsync(() => office.Do<BrowseBatches, BatchView>(b => b.GetAsync(actor, id, default)));
            await Refused.NotFoundAsync(() => office.Do<BrowseBatches, BatchFileView>(b => b.FileAsync(actor, id, file.Id, default)));
            await Refused.NotFoundAsync(() => office.Do<BrowseBatches, (string, byte[])>(b => b.OriginalAsync(actor, id, file.Id, default)));
            await Refused.NotFoundAsync(() => office.Do<ChooseForFile, ChosenFile>(c => c.ExecuteAsync(actor, id, file.Id, Office.Town, "2021", default)));
            await Refused.NotFoundAsync(() => StartAsync(office, actor, id));
            await Refused.NotFoundAsync(() => office.Do<DiscardBatch>(d => d.ExecuteAsync(actor, id, default)));
            Assert.Empty((await office.Do<BrowseBatches, (IReadOnlyList<BatchView> Batches, long? Next)>(b => b.ListAsync(actor, null, default))).Batches);
        }

        foreach (var actor in new[] { office.Clerk, office.Administrator, office.Auditor })
        {
            await Refused.ForbiddenAsync(() => office.Do<BeginBatch, BatchClaim>(b => b.ExecuteAsync(actor, null, "a.zip", false, Mixed, default)));
            await Refused.ForbiddenAsync(() => office.Do<BrowseBatches, BatchView>(b => b.GetAsync(actor, id, default)));
        }

        Actor colleague = office.Officer with { AccountId = 99, Name = "云台县另一审核员" };
        Assert.Equal(11, (await office.Do<BrowseBatches, BatchView>(b => b.GetAsync(colleague, id, default))).Total);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_file_that_cannot_be_published_as_it_is_says_why_and_is_not_taken(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var files = await ImportAsync(office, publish: true,
        [
            Archive.Report("a.txt", "云台县白水镇", 2021, overview: "联系人身份证号 110101199003078515。"),
            Archive.Report("b.txt", "云台县白水镇", 2022, cell: "四五件"),
            Archive.Report("c.txt", "云台县白水镇", 2023, overview: new string('长', ReportLimits.SectionText + 1)),
            new ArchiveFile("d.txt", System.Text.Encoding.UTF8.GetBytes("云台县白水镇2024年政府信息公开工作年度报告\n\n一、总体情况\n本年工作平稳。\n")),
            Archive.Report("e.txt", "云台县东岭乡", 2021),
        ]);

        Assert.Equal([ImportFileState.Skipped, ImportFileState.Skipped, ImportFileState.Failed, ImportFileState.Skipped, ImportFileState.Published], files.Select(f => f.State));
        Assert.Contains("个人信息", files[0].Message, StringComparison.Ordinal);
        Assert.Contains("没能准确读出", files[1].Message, StringComparison.Ordinal);
        Assert.Contains("请删减", files[2].Message, StringComparison.Ordinal);
        Assert.Contains("没有读出任何数据", files[3].Message, StringComparison.Ordinal);
        await using var db = office.OpenStore();
        Assert.Single(await db.Reports.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Drafts_that_a_file_filled_are_published_later_unless_somebody_worked_on_them(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        ArchiveFile[] files = [Archive.Report("a.txt", "云台县白水镇", 2021), Archive.Report("b.txt", "云台县东岭乡", 2021)];
        await ImportAsync(office, publish: false, files);
        var revision = await office.RevisionAsync(Office.Neighbour, 2021);
        office.Clock.Now += TimeSpan.FromHours(1);
        await office.SaveAsync(office.NeighbourClerk, 2021, ("preamble", "改过了。"));

        var again = await ImportAsync(office, publish: true, files);

        Assert.Equal([ImportFileState.Published, ImportFileState.Unchanged], again.Select(f => f.State));
        await using var db = office.OpenStore();
        Assert.Equal(("a.txt", 2), ((await db.Editions.SingleAsync()).SourceName, await db.ImportSources.CountAsync()));
    }

    [Theory, OnSqlite]
    public async Task A_file_of_another_form_is_published_in_the_form_it_has(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var old = FormCatalog.Official().Get("2019");
        var table = old.Tables.Single(t => t.Code == "disclosure");
        var text = "云台县白水镇2022年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n"
            + string.Join('\n', table.Blocks.Select(b => string.Join('\n', b.Rows.Select(r => string.Join('\t', r.Labels) + string.Concat(b.Columns.Select(_ => "\t3"))))));
        var files = await ImportAsync(office, publish: true, [new ArchiveFile("a.txt", System.Text.Encoding.UTF8.GetBytes(text))]);

        Assert.Equal((ImportFileState.Published, "2019"), (Assert.Single(files).State, files[0].Form));
        Assert.Equal("2019", (await office.ReportAsync(Office.Town, 2022)).Form);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_batch_put_away_keeps_no_files_and_stops_its_worker(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: false, Mixed);
        var claim = await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default));

        await office.Do<DiscardBatch>(d => d.ExecuteAsync(office.Officer, id, default));
        await office.Do<BatchWork>(w => w.ContinueAsync(claim!, null, default));

        await using var db = office.OpenStore();
        Assert.Equal(ImportBatchState.Discarded, (await db.ImportBatches.SingleAsync()).State);
        Assert.False(await db.ImportBatchBodies.AnyAsync());
        await Refused.ByAsync("Batch.NotDiscardable", () => office.Do<DiscardBatch>(d => d.ExecuteAsync(office.Officer, id, default)));
        await Refused.ByAsync("Batch.NotReady", () => StartAsync(office, office.Officer, id));
    }

    [Theory, OnSqlite]
    public async Task An_archive_without_files_or_broken_in_the_middle_leaves_nothing_behind(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var invalid = await Refused.InvalidAsync(() => BringAsync(office, publish: false, []));
        Assert.Equal(BeginBatch.Field, invalid.Reasons[0].Place);
        await Refused.InvalidAsync(() => office.Do<BeginBatch, BatchClaim>(b => b.ExecuteAsync(office.Officer, null, "a.zip", false, Broken(), default)));

        await using var db = office.OpenStore();
        Assert.Equal((0, 0), (await db.ImportBatches.CountAsync(), await db.ImportBatchFiles.CountAsync()));

        static IEnumerable<ArchiveFile> Broken()
        {
            for (var i = 0; i < 60; i++)
            {
                yield return Archive.Report($"{i}.txt", "云台县白水镇", 2021, received: i);
            }

            throw new Documents.Sources.SourceRefusedException(Documents.Sources.SourceRefusal.Damaged, "压缩包已损坏。");
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_command_line_imports_for_the_whole_country_under_its_own_name(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var claim = await office.Do<BeginBatch, BatchClaim>(b => b.ExecuteAsync(null, null, "旧年报", true, Mixed, default));
        Assert.Null(await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default)));
        List<BatchProgress> seen = [];
        await office.Do<BatchWork>(w => w.ContinueAsync(claim, new Told(seen), default));
        Assert.Equal((new BatchProgress(ImportBatchState.Reading, 0, 9), new BatchProgress(ImportBatchState.Reading, 9, 9)), (seen[0], seen[^1]));

        claim = await office.Do<ImportBatchFiles, BatchClaim>(i => i.StartAsync(null, claim.BatchId, null, default));
        await office.Do<BatchWork>(w => w.ContinueAsync(claim, null, default));

        var report = await office.ReportAsync(Office.Foreign, 2021);
        Assert.Equal((ReportStatus.Published, "命令行", 0), (report.Status, report.Decisions[0].Name, report.Decisions[0].AccountId));
        await using var db = office.OpenStore();
        Assert.All(await db.AuditEntries.Where(a => a.Action == AuditActions.ReportPublishHistoric).ToListAsync(), a => Assert.Null(a.AccountId));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Files_are_listed_by_page_and_by_what_becomes_of_them(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var id = await BringAsync(office, publish: false, [.. Enumerable.Range(1, BrowseBatches.PageSize + 5).Select(i => Archive.Report($"{i}.txt", "云台县白水镇", 2012, received: i)), .. Mixed]);
        await WorkAsync(office);

        var first = await office.Do<BrowseBatches, BatchRows>(b => b.FilesAsync(office.Officer, id, new BatchFilter(), default));
        Assert.Equal((BrowseBatches.PageSize, BrowseBatches.PageSize), (first.Rows.Count, first.Next));
        var rest = await office.Do<BrowseBatches, BatchRows>(b => b.FilesAsync(office.Officer, id, new BatchFilter(After: first.Next!.Value), default));
        Assert.Equal((16, (int?)null), (rest.Rows.Count, rest.Next));
        var toChoose = await office.Do<BrowseBatches, BatchRows>(b => b.FilesAsync(office.Officer, id, new BatchFilter(ToChoose: true), default));
        Assert.Equal(2, toChoose.Rows.Count);
        var skipped = await office.Do<BrowseBatches, BatchRows>(b => b.FilesAsync(office.Officer, id, new BatchFilter(ImportFileState.Skipped), default));
        Assert.All(skipped.Rows, r => Assert.False(r.IsToChoose));
        var ready = await office.Do<BrowseBatches, BatchRows>(b => b.FilesAsync(office.Officer, id, new BatchFilter(ImportFileState.Read), default));
        Assert.All(ready.Rows, r => Assert.NotNull(r.Unit));
        var view = Assert.Single((await office.Do<BrowseBatches, (IReadOnlyList<BatchView> Batches, long? Next)>(b => b.ListAsync(office.Officer, null, default))).Batches);
        Assert.Equal((66, 66, 2, true), (view.Total, view.Done, view.ToChoose, view.CanImport));
    }

    private static async Task<long> BringAsync(Office office, bool publish, ArchiveFile[] files) =>
        (await office.Do<BeginBatch, BatchClaim>(b => b.ExecuteAsync(office.Officer, null, "旧年报.zip", publish, files, default))).BatchId;

    private static Task<BatchClaim> StartAsync(Office office, Actor actor, long id) => office.Do<ImportBatchFiles, BatchClaim>(i => i.StartAsync(actor, id, null, default));

    private static Task<ChosenFile> ChooseAsync(Office office, ImportBatchFile file, string unit, string year) =>
        office.Do<ChooseForFile, ChosenFile>(c => c.ExecuteAsync(office.Officer, file.BatchId, file.Id, unit, year, default));

    private static (ImportFileState, string?, int?) Of(ImportBatchFile file) => (file.State, file.UnitCode, file.Year);

    private static async Task WorkAsync(Office office)
    {
        while (await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default)) is { } claim)
        {
            await office.Do<BatchWork>(w => w.ContinueAsync(claim, null, default));
        }
    }

    private static async Task<List<ImportBatchFile>> ImportAsync(Office office, bool publish, ArchiveFile[] files)
    {
        var id = await BringAsync(office, publish, files);
        await WorkAsync(office);
        await StartAsync(office, office.Officer, id);
        await WorkAsync(office);
        return await FilesAsync(office, id);
    }

    // As if the process ended in the middle: nothing is given back.
    private static async Task DieAfterAsync(Office office, int files)
    {
        var claim = await office.Do<BatchWork, BatchClaim?>(w => w.ClaimNextAsync(default));
        await Assert.ThrowsAsync<PowerCutException>(() => office.Do<BatchWork>(w => w.ContinueAsync(claim!, new Deadly(files), default)));
    }

    private static async Task<List<ImportBatchFile>> FilesAsync(Office office, long id)
    {
        await using var db = office.OpenStore();
        return await db.ImportBatchFiles.AsNoTracking().Where(f => f.BatchId == id).OrderBy(f => f.Number).ToListAsync();
    }

    private static async Task<int> TotalAsync(ReportsDbContext db, int year) =>
        await db.AreaYearTotals.Where(t => t.AreaCode == Office.County && t.Year == year).Select(t => t.Published).SingleOrDefaultAsync();

    private static async Task<string> SnapshotAsync(Office office)
    {
        await using var db = office.OpenStore();
        var reports = await db.Reports.OrderBy(r => r.Id).Select(r => new { r.Id, r.Revision, r.UpdatedAt }).ToListAsync();
        return string.Join('|', reports) + await db.Editions.CountAsync() + await db.ImportSources.CountAsync() + await db.AuditEntries.CountAsync(a => a.ReportId != null) + await TotalAsync(db, 2021);
    }

    private sealed class PowerCutException : Exception;

    private sealed class Deadly(int files) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value)
        {
            if (value.Done == files)
            {
                throw new PowerCutException();
            }
        }
    }

    private sealed class Told(List<BatchProgress> seen) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => seen.Add(value);
    }
}
