using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.Importing;
using GovInfoReports.Data.Notices;
using GovInfoReports.Data.Places;
using GovInfoReports.Data.Signing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Stores;

public class RoundTripTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task A_unit_keeps_its_place(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Unit stored;
        await using (var db = store.Open())
        {
            stored = await Samples.StoreUnitsAsync(db);
        }

        await using var later = store.Open();
        var read = await later.Units.SingleAsync(u => u.Code == stored.Code);

        Assert.NotEqual(0, read.Id);
        Assert.Equal("红河镇人民政府", read.Name);
        Assert.Equal(UnitLevel.Township, read.Level);
        Assert.Equal("370725", read.ParentCode);
        Assert.Equal(new Place("370000", "370700", "370725"), read.Place);
        Assert.True(read.FilesReports);
        Assert.True(read.IsActive);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_report_keeps_every_part_of_its_life(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Finding finding = new() { Rule = "A5a", Tier = Tier.Query, Message = "上年结转与上年报告不一致。", Values = new FindingValues(1, 2) };
        Guid revision;
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            var begun = Samples.Report(unit);
            db.Reports.Add(begun);
            await db.SaveChangesAsync();
            begun.Explain(finding, "口径调整。", "张三", Samples.At);
            begun.Submit(new CheckReport([finding], []), Samples.Clerk(unit), Samples.At.AddHours(1));
            begun.Return("请补充整改情况。", Samples.Officer(unit), Samples.At.AddHours(2));
            await db.SaveChangesAsync();
            revision = begun.Revision;
        }

        await using var later = store.Open();
        var report = await later.Reports
            .Include(r => r.Draft).Include(r => r.Decisions).Include(r => r.Submissions).Include(r => r.Explanations)
            .SingleAsync();

        Assert.Equal("370725103", report.UnitCode);
        Assert.Equal(new Place("370000", "370700", "370725"), report.Place);
        Assert.Equal((2025, "2021", ReportStatus.Returned, 1, 1, 0), (report.Year, report.Form, report.Status, report.Round, report.QueriesAtSubmission, report.Editions));
        Assert.Equal(revision, report.Revision);
        Assert.Equal((Samples.At, DateTimeKind.Utc), (report.CreatedAt, report.CreatedAt.Kind));
        Assert.Equal((Samples.At.AddHours(2), "李四"), (report.UpdatedAt, report.UpdatedBy));
        Assert.Equal(Samples.Content(), report.Draft.Content);
        Assert.Equal([(ReportStep.Submit, 7, "张三", null, 1), (ReportStep.Return, 8, "李四", "请补充整改情况。", 1)], report.Decisions.Select(d => (d.Step, d.AccountId, d.Name, d.Reason, d.Round)));
        var submission = Assert.Single(report.Submissions);
        Assert.Equal(Samples.Content(), submission.Content);
        Assert.Equal(ReportContentJson.Hash(Samples.Content()), submission.Hash);
        var explanation = Assert.Single(report.Explanations);
        Assert.True(explanation.IsFor(finding));
        Assert.Equal(("口径调整。", finding.Message), (explanation.Text, explanation.Message));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_is_known_beside_the_content_is_kept(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var cell = CellId.Parse("requests.received.other");
        ReportFrame frame = new(Samples.Form, null);
        FieldStamp stamp = new("赵六", 6, Samples.At.AddHours(1));
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            var report = Samples.Report(unit);
            db.Reports.Add(report);
            var content = report.Draft.Content;
            report.Save(content with { Figures = content.Figures.With(cell, CellValue.Of(3)) }, "赵六", Samples.At.AddHours(1), 6);
            var taken = new ContentChange { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["problems"] = "上年的问题。" }, TakenOver = ["problems"] };
            report.Change(taken, frame, stamp);
            report.ChangeCarryOver("上年漏报一件。", true, new ContentChange(), frame, stamp);
            report.DeclareNothing(NothingDeclaration.StatementsOf(Samples.Form, ["requests", "disputes"]), new ContentChange(), frame, stamp);
            report.SendForSigning(Samples.Clerk(unit), Samples.At.AddHours(2));
            report.Sign(1, "同意", Samples.Clerk(unit), Samples.At.AddHours(3));
            report.Submit(new CheckReport([], []), Samples.Clerk(unit), Samples.At.AddHours(4), hasChain: true);
            report.Comment(cell.ToString(), "请核对。", Samples.Officer(unit), Samples.At.AddHours(5));
            report.Comment("text.overview", "请补充。", Samples.Officer(unit), Samples.At.AddHours(5));
            await db.SaveChangesAsync();
            report.RemoveComment(report.Comments[1].Id, Samples.At.AddHours(6));
            report.Return("见意见。", Samples.Officer(unit), Samples.At.AddHours(6));
            report.AnswerComment(report.Comments[0].Id, true, "已改。", "赵六", Samples.At.AddHours(7));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var read = await later.Reports.Include(r => r.Draft).Include(r => r.Comments).Include(r => r.Decisions).SingleAsync();

        Assert.Equal(new FieldStamp("赵六", 6, Samples.At.AddHours(1)), read.Draft.Notes.Stamps[cell.ToString()]);
        Assert.Equal(["problems"], read.Draft.Notes.TakenOver);
        Assert.Equal(new CarryOverChange("上年漏报一件。", true, "赵六", Samples.At.AddHours(1)), read.CarryOverChange);
        Assert.Equal(["requests", "disputes"], read.Nothing!.Statements);
        Assert.True(read.IsSigned);
        Assert.Equal([null, 1], read.Decisions.Take(2).Select(d => d.Desk));
        var comment = Assert.Single(read.Comments);
        Assert.Equal((cell.ToString(), "请核对。", CommentState.Done, "已改。", "赵六"), (comment.Place, comment.Text, comment.State, comment.Answer, comment.AnsweredBy));

        read.KeepCarryOver(frame, stamp);
        read.Change(new ContentChange { Cells = new Dictionary<CellId, CellValue> { [cell] = CellValue.Of(1) } }, frame, stamp);
        await later.SaveChangesAsync();
        later.ChangeTracker.Clear();
        Assert.Equal((null, null), await later.Reports.AsNoTracking().Select(r => new ValueTuple<CarryOverChange?, NothingDeclaration?>(r.CarryOverChange, r.Nothing)).SingleAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_person_is_told_of_an_occasion_once_and_a_unit_has_each_desk_once(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        var unit = await Samples.StoreUnitsAsync(db);
        var account = Samples.Account(unit);
        db.Users.Add(account);
        await db.SaveChangesAsync();
        Assert.Equal((NoticeKinds.All, NoticeKinds.All), await db.Users.Select(a => new ValueTuple<NoticeKinds, NoticeKinds>(a.PortalNotices, a.MailNotices)).SingleAsync());
        Notice Notice() => new() { AccountId = account.Id, PostId = account.Posts.First().Id, Kind = NoticeKinds.Returned, Occasion = "returned:1:1", Title = "退回", Text = "请修改。", At = Samples.At, InPortal = true };

        db.Notices.Add(Notice());
        db.SigningDesks.Add(new SigningDesk { UnitId = unit.Id, Number = 1, AccountId = account.Id });
        await db.SaveChangesAsync();

        db.Notices.Add(Notice());
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        db.SigningDesks.Add(new SigningDesk { UnitId = unit.Id, Number = 1, AccountId = account.Id });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_person_may_want_no_notices(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        var account = Samples.Account(await Samples.StoreUnitsAsync(db));
        account.MailNotices = NoticeKinds.None;
        db.Users.Add(account);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        Assert.Equal((NoticeKinds.All, NoticeKinds.None), await db.Users.Select(a => new ValueTuple<NoticeKinds, NoticeKinds>(a.PortalNotices, a.MailNotices)).SingleAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Blank_not_applicable_and_zero_stay_apart(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var cells = Samples.Form.Cells.Take(4).Select(c => c.Id).ToList();
        await using (var db = store.Open())
        {
            db.Reports.Add(Samples.Report(await Samples.StoreUnitsAsync(db)));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var figures = (await later.Drafts.SingleAsync()).Content.Figures;

        Assert.Equal([CellValue.Zero, CellValue.NotApplicable, CellValue.Blank, CellValue.Of(2147483647)], cells.Select(c => figures[c]));
        Assert.True(figures.Has(cells[2]));
        Assert.Equal(Samples.Form.Cells.Select(c => c.Id), figures.Cells.Select(c => c.Key));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_explanation_given_anew_replaces_the_old_one(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        Finding finding = new() { Rule = "A5a", Tier = Tier.Query, Message = "不一致。" };
        await using (var db = store.Open())
        {
            var report = Samples.Report(await Samples.StoreUnitsAsync(db));
            report.Explain(finding, "第一次说明。", "张三", Samples.At);
            db.Reports.Add(report);
            await db.SaveChangesAsync();
        }

        await using (var db = store.Open())
        {
            var report = await db.Reports.Include(r => r.Explanations).SingleAsync();
            report.Explain(finding, "第二次说明。", "张三", Samples.At);
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        Assert.Equal(["第二次说明。"], (await later.Reports.Include(r => r.Explanations).SingleAsync()).Explanations.Select(e => e.Text));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_edition_keeps_the_names_of_its_day_its_content_and_its_checks(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            await Samples.PublishAsync(db, unit);
            unit.Rename("红河街道办事处", new DateOnly(2026, 3, 1));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var edition = await later.Editions.Include(e => e.Body).SingleAsync();

        Assert.Equal("红河镇人民政府", edition.UnitName);
        Assert.Equal("山东省人民政府/潍坊市人民政府/昌乐县人民政府", edition.AreaNames);
        Assert.Equal((1, 2025, "2021", null, null), (edition.Number, edition.Year, edition.Form, edition.CorrectionNote, edition.SupersededBy));
        Assert.Equal((Samples.At, DateTimeKind.Utc), (edition.PublishedAt, edition.PublishedAt.Kind));
        Assert.Equal(Samples.Content(), edition.Body.Content);
        Assert.Equal(edition.Hash, ReportContentJson.Hash(edition.Body.Content));
        Assert.Equal(Samples.NoFindings.Outcomes, edition.Body.Checks);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_correction_supersedes_the_edition_before(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            await Samples.PublishAsync(db, unit);
        }

        await using (var db = store.Open())
        {
            var unit = await db.Units.SingleAsync(u => u.Code == "370725103");
            var report = await db.Reports.Include(r => r.Draft).SingleAsync();
            var first = await db.Editions.SingleAsync();
            report.OpenCorrection("行政处罚漏计两件。", Samples.Clerk(unit), Samples.At);
            report.Submit(Samples.NoFindings, Samples.Clerk(unit), Samples.At);
            report.Approve(Samples.NoFindings, Samples.Officer(unit), Samples.At);
            var second = report.Publish(unit, [], Samples.NoFindings, Samples.Officer(unit), Samples.At.AddDays(1));
            first.Supersede(second);
            db.Editions.Add(second);
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        Assert.Equal([(1, 2), (2, null)], (await later.Editions.OrderBy(e => e.Number).ToListAsync()).Select(e => (e.Number, e.SupersededBy)));
        Assert.Equal("行政处罚漏计两件。", (await later.Editions.SingleAsync(e => e.SupersededBy == null)).CorrectionNote);
        Assert.Equal(2, await later.Submissions.CountAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Accounts_audit_lines_sources_and_totals_come_back_as_they_were(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            var report = Samples.Report(unit);
            db.AddRange(report, Samples.Account(unit), new AreaYearTotal { AreaCode = "370725", Year = 2025, Published = 3 });
            await db.SaveChangesAsync();
            db.AuditEntries.Add(new AuditEntry { At = Samples.At, Name = new string('长', 300), Action = "report.save", ReportId = report.Id, Year = 2025, UnitCode = unit.Code, ProvinceCode = "370000", CountyCode = "370725", Detail = new string('详', 5000), TraceId = "abc" });
            db.ImportSources.Add(new ImportSource { ReportId = report.Id, FileName = "年报.docx", Text = new string('文', 20_000), Hash = "sha256:" + new string('0', 64), By = "张三", At = Samples.At });
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var account = await later.Users.Include(a => a.Posts).ThenInclude(p => p.Unit).SingleAsync();
        var post = Assert.Single(account.Posts);
        Assert.Equal(("红河镇填报员", Role.Clerk, "370725103", true, false), (account.DisplayName, post.Role, post.Unit.Code, account.IsActive, account.MustChangePassword));
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (account.CreatedAt.Kind, account.LastSignInAt!.Value.Kind));
        var entry = await later.AuditEntries.SingleAsync();
        Assert.Equal((AuditEntry.NameLength, AuditEntry.DetailLength, "report.save", "abc"), (entry.Name.Length, entry.Detail!.Length, entry.Action, entry.TraceId));
        Assert.EndsWith("…", entry.Detail, StringComparison.Ordinal);
        var source = await later.ImportSources.SingleAsync();
        Assert.Equal((20_000, "年报.docx", null), (source.Text.Length, source.FileName, source.AcceptedAt));
        Assert.Equal(3, (await later.AreaYearTotals.SingleAsync()).Published);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Every_figure_of_every_form_comes_back(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            foreach (var form in Samples.Catalog.Editions)
            {
                db.Reports.Add(AnnualReport.Begin(unit, form.FirstYear, form, Filled(form), "张三", Samples.At));
            }

            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        foreach (var form in Samples.Catalog.Editions)
        {
            var draft = await later.Reports.Where(r => r.Year == form.FirstYear).Select(r => r.Draft).SingleAsync();
            Assert.Empty(draft.Content.Figures.DifferencesFrom(Filled(form).Figures));
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_form_that_nobody_knows_yet_needs_no_other_store(DatabaseProvider provider)
    {
        CellFormat square = new("square", "平方公里", -1, 1_000_000, 3);
        FormTable table = new("lawns", TableOrientation.Matrix, [new FormBlock(null, null, [new FormColumn("area", ["面积"], square, 1)], [new FormRow("park", ["公园"], "公园", null)])]);
        FormEdition form = new("2031", "2031年版", "虚构", 2031, null, [], [new FormSection("lawns", 1, "绿地情况", [], null, null, [], table), new FormSection("outlook", 2, "展望", [], null, null, [], null)], [], []);
        var content = ReportContent.EmptyFor(form).WithText("outlook", "明年再说。") with { Figures = ReportFigures.Of([KeyValuePair.Create(new CellId("lawns", "park", "area"), CellValue.Of(-0.125m))]) };
        var at = Samples.At.AddYears(2032 - Samples.At.Year);
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            var report = AnnualReport.Begin(unit, 2031, form, content, "张三", at);
            db.Reports.Add(report);
            await db.SaveChangesAsync();
            report.Submit(Samples.NoFindings, Samples.Clerk(unit), at);
            report.Approve(Samples.NoFindings, Samples.Officer(unit), at);
            db.Editions.Add(report.Publish(unit, [], Samples.NoFindings, Samples.Officer(unit), at));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var edition = await later.Editions.Include(e => e.Body).SingleAsync(e => e.Year == 2031);
        Assert.Equal("2031", edition.Form);
        Assert.Equal(content, edition.Body.Content);
    }

    private static ReportContent Filled(FormEdition form) => Samples.Content(form) with
    {
        Figures = ReportFigures.Of(form.Cells.Select((c, i) => KeyValuePair.Create(c.Id, CellValue.Of(c.Format.Scale == 0 ? i : i + 0.000001m)))),
    };
}
