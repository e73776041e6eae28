using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Scale;

/// <summary>
/// Fills an empty database with invented reports in the number that a country has, to measure with. Units, figures and texts are
/// invented and the same every time; figures agree with the equations of their form and with the year before.
/// </summary>
public static class ScaleSeeder
{
    private const int Seed = 20260120;
    private const int BatchSize = 1000;
    private const int CorrectionsIn = 50;

    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高", "罗"];
    private static readonly string[] GivenNames = ["建国", "秀英", "伟", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "霞", "平", "刚", "桂兰"];

    /// <summary>
    /// Fills the database. Years before the last are published, one report in fifty with a correction; those of the last year
    /// stand in every state. Rows go in by batches, each a transaction: after a failure the database has to be made anew.
    /// </summary>
    /// <param name="progress">Told after every batch, or <see langword="null"/>.</param>
    public static async Task<ScaleResult> RunAsync(ReportsDbContext db, int units, int years, int lastYear, IProgress<ScaleProgress>? progress, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, ScaleHierarchy.FewestUnits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(units, ScaleHierarchy.MostUnits);
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        var catalog = FormCatalog.Official();
        var forms = Enumerable.Range(lastYear - years + 1, years)
            .Select(y => new YearForm(y, catalog.ForYear(y) ?? throw new ArgumentOutOfRangeException(nameof(years), years, $"No form covers {y}.")))
            .ToList();
        if (await db.Units.AnyAsync(ct))
        {
            throw new InvalidOperationException("The database holds units already; invented reports go only into an empty one.");
        }

        var watch = Stopwatch.StartNew();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            if (db.Database.IsSqlite())
            {
                // A power cut may ruin the file; it is made anew then. The settings go with the connection.
                await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;", ct);
            }

            List<SeedUnit> all = [.. ScaleHierarchy.Make(units).Select((u, i) => new SeedUnit(i + 1, u.Unit, u.AreaNames))];
            await WriteUnitsAsync(db, all, ct);
            var editions = await WriteReportsAsync(db, all, forms, lastYear, watch, progress, ct);
            if (db.Database.IsSqlite())
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", ct);
            }

            return new ScaleResult(units, (long)units * years, editions, watch.Elapsed);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
            if (db.Database.GetDbConnection() is SqliteConnection sqlite)
            {
                SqliteConnection.ClearPool(sqlite);
            }
        }
    }

    private static async Task WriteUnitsAsync(ReportsDbContext db, List<SeedUnit> units, CancellationToken ct)
    {
        BulkTable table = new("Units", "Id", "Code", "Name", "Level", "ParentCode", "ProvinceCode", "CityCode", "CountyCode", "FilesReports", "IsActive");
        BulkTable grams = new("UnitNameGrams", "Gram", "UnitId");
        List<(string Gram, int Unit)> parts = [];
        foreach (var (id, unit, _, _) in units)
        {
            table.Add(id, unit.Code, unit.Name, (int)unit.Level, unit.ParentCode, unit.ProvinceCode, unit.CityCode, unit.CountyCode, true, true);
            parts.AddRange(UnitNameGram.Of(unit.Name).Select(g => (g, id)));
        }

        // In the order of the key: the index grows at its end and stays small.
        foreach (var (gram, unit) in parts.OrderBy(p => p.Gram, StringComparer.Ordinal).ThenBy(p => p.Unit))
        {
            grams.Add(gram, unit);
        }

        await BulkWriter.WriteAsync(db, [table, grams], ct);
    }

    private static async Task<long> WriteReportsAsync(
        ReportsDbContext db,
        List<SeedUnit> units,
        List<YearForm> forms,
        int lastYear,
        Stopwatch watch,
        IProgress<ScaleProgress>? progress,
        CancellationToken ct)
    {
        var batches = Channel.CreateBounded<SeedReport[]>(2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var making = Task.Run(() => MakeAsync(units, forms, lastYear, batches.Writer, stop.Token), stop.Token);
        try
        {
            Tables tables = new();
            long reports = 0, editions = 0;
            Dictionary<(string Area, int Year), int> totals = [];
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                foreach (var report in batch)
                {
                    editions = tables.Add(report, editions, totals);
                }

                await BulkWriter.WriteAsync(db, tables.All, ct);
                reports += batch.Length;
                progress?.Report(new ScaleProgress(reports, (long)units.Count * forms.Count, watch.Elapsed));
            }

            await making;
            BulkTable counted = new("AreaYearTotals", "AreaCode", "Year", "Published");
            foreach (var ((area, year), published) in totals)
            {
                counted.Add(area, year, published);
            }

            await BulkWriter.WriteAsync(db, [counted], ct);
            return editions;
        }
        finally
        {
            await stop.CancelAsync();
            await making.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task MakeAsync(List<SeedUnit> units, List<YearForm> forms, int lastYear, ChannelWriter<SeedReport[]> writer, CancellationToken ct)
    {
        try
        {
            long first = 1;
            foreach (var form in forms)
            {
                foreach (var chunk in units.Chunk(BatchSize))
                {
                    var batch = new SeedReport[chunk.Length];
                    var at = first;
                    Parallel.For(0, chunk.Length, new ParallelOptions { CancellationToken = ct }, i => batch[i] = Make(at + i, chunk[i], form, lastYear));
                    first += chunk.Length;
                    await writer.WriteAsync(batch, ct);
                }
            }

            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
            throw;
        }
    }

    private static SeedReport Make(long id, SeedUnit seed, YearForm form, int lastYear)
    {
        Random random = new(Seed + (int)(id * 7919 % int.MaxValue));
        var unit = seed.Unit;
        var year = form.Year;
        var state = year < lastYear ? ReportStatus.Published : random.Next(10) switch
        {
            < 2 => ReportStatus.Draft,
            < 4 => ReportStatus.Submitted,
            4 => ReportStatus.Returned,
            5 => ReportStatus.Approved,
            _ => ReportStatus.Published,
        };
        var figures = form.Figures.Make(seed.Stock, unit.Level, random);
        if (state == ReportStatus.Draft)
        {
            figures = figures.With(figures.Cells.Where(_ => random.Next(6) == 0).Select(c => KeyValuePair.Create(c.Key, CellValue.Blank)).ToList());
        }

        var content = new ReportContent
        {
            Form = form.Form.Id,
            Title = string.Create(CultureInfo.InvariantCulture, $"{unit.Name}{year}年政府信息公开工作年度报告"),
            Preamble = ScaleNarrative.Preamble(form.Form, unit, year),
            Texts = ScaleNarrative.Texts(form.Form, unit, year, random),
            Signature = string.Create(CultureInfo.InvariantCulture, $"{unit.Name}\n{year + 1}年1月{random.Next(5, 29)}日"),
            Figures = figures,
        };
        var corrected = state == ReportStatus.Published && random.Next(CorrectionsIn) == 0
            ? content.WithText("otherMatters", content.Text("otherMatters") + "本报告于公开后作过更正。")
            : null;
        var revision = new byte[16];
        random.NextBytes(revision);
        return new SeedReport(
            id,
            seed,
            form,
            state,
            content.Title,
            Packed.Of(content),
            corrected is null ? null : Packed.Of(corrected),
            new DateTime(year + 1, 1, 2, 1, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(12 * 24 * 3600)),
            new DateTime(year + 1, 1, 15, 1, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(14 * 24 * 3600)),
            Surnames[random.Next(Surnames.Length)] + GivenNames[random.Next(GivenNames.Length)],
            Surnames[random.Next(Surnames.Length)] + GivenNames[random.Next(GivenNames.Length)],
            new Guid(revision));
    }

    private sealed record SeedUnit(int Id, Unit Unit, string AreaNames, ScaleStock Stock)
    {
        public SeedUnit(int id, Unit unit, string areaNames)
            : this(id, unit, areaNames, new ScaleStock())
        {
        }
    }

    private sealed record Packed(byte[] Bytes, string Hash)
    {
        public static Packed Of(ReportContent content) => new(ReportContentCodec.Encode(content), ReportContentJson.Hash(content));
    }

    private sealed class YearForm(int year, FormEdition form)
    {
        public int Year { get; } = year;

        public FormEdition Form { get; } = form;

        public ScaleFigures Figures { get; } = new(form);

        /// <summary>Outcomes of a report in which every rule of the form's definition was satisfied, packed.</summary>
        public byte[] Checks { get; } = RuleOutcomesCodec.Encode(
        [
            .. form.Relations.Select(r => r.Rule).Concat(form.Bindings.Select(b => b.Rule)).Distinct(StringComparer.Ordinal)
                .Select(r => new RuleOutcome(r, Tier.Error, RuleStatus.Passed, null)),
        ]);
    }

    private sealed record SeedReport(
        long Id,
        SeedUnit Seed,
        YearForm Form,
        ReportStatus Status,
        string Title,
        Packed Content,
        Packed? Corrected,
        DateTime SubmittedAt,
        DateTime DecidedAt,
        string Clerk,
        string Officer,
        Guid Revision);

    private sealed class Tables
    {
        private readonly BulkTable _reports = new("Reports", "Id", "UnitId", "UnitCode", "ProvinceCode", "CityCode", "CountyCode", "Year", "Form", "Status", "Revision", "CreatedAt", "UpdatedAt", "UpdatedBy", "Round", "QueriesAtSubmission", "Editions");
        private readonly BulkTable _drafts = new("Drafts", "ReportId", "Content");
        private readonly BulkTable _submissions = new("Submissions", "ReportId", "Round", "Hash", "AccountId", "Name", "At", "Content");
        private readonly BulkTable _decisions = new("Decisions", "ReportId", "Step", "AccountId", "Name", "At", "Reason", "Round");
        private readonly BulkTable _editions = new("Editions", "Id", "ReportId", "UnitId", "UnitCode", "UnitName", "AreaNames", "ProvinceCode", "CityCode", "CountyCode", "Year", "Form", "Number", "Title", "PublishedAt", "CorrectionNote", "SupersededBy", "Hash");
        private readonly BulkTable _bodies = new("EditionBodies", "EditionId", "Content", "Checks");
        private readonly BulkTable _audit = new("AuditEntries", "At", "AccountId", "Name", "Action", "ReportId", "Year", "UnitCode", "ProvinceCode", "CityCode", "CountyCode", "Detail");

        public IReadOnlyList<BulkTable> All => [_reports, _drafts, _submissions, _decisions, _editions, _bodies, _audit];

        /// <summary>Adds a report with all that belongs to it.</summary>
        public long Add(SeedReport report, long lastEdition, Dictionary<(string Area, int Year), int> totals)
        {
            var round = report.Status == ReportStatus.Draft ? 0 : report.Corrected is null ? 1 : 2;
            var editions = report.Status == ReportStatus.Published ? round : 0;
            var begun = report.SubmittedAt.AddDays(-7);
            var updated = report.Status switch
            {
                ReportStatus.Draft => report.SubmittedAt.AddDays(-1),
                ReportStatus.Submitted => report.SubmittedAt,
                _ when report.Corrected is not null => CorrectedAt(report),
                _ => report.DecidedAt,
            };
            var unit = report.Seed.Unit;
            _reports.Add(report.Id, report.Seed.Id, unit.Code, unit.ProvinceCode, unit.CityCode, unit.CountyCode, report.Form.Year, report.Form.Form.Id, (int)report.Status, report.Revision, begun, updated, report.Status is ReportStatus.Draft or ReportStatus.Submitted ? report.Clerk : report.Officer, round, 0, editions);
            _drafts.Add(report.Id, (report.Corrected ?? report.Content).Bytes);
            Audit(report, begun, report.Clerk, "report.begin", null);
            Audit(report, report.SubmittedAt.AddDays(-1), report.Clerk, "report.save", "overview: 0→600");
            if (round == 0)
            {
                return lastEdition;
            }

            Submit(report, 1, report.Content, report.SubmittedAt);
            switch (report.Status)
            {
                case ReportStatus.Returned:
                    Decide(report, ReportStep.Return, report.Officer, report.DecidedAt, "第五部分请补充上一年度问题的整改结果。", 1, "report.return");
                    break;
                case ReportStatus.Approved:
                    Decide(report, ReportStep.Approve, report.Officer, report.DecidedAt, null, 1, "report.approve");
                    break;
                case ReportStatus.Published:
                    Decide(report, ReportStep.Approve, report.Officer, report.DecidedAt.AddHours(-2), null, 1, "report.approve");
                    Decide(report, ReportStep.Publish, report.Officer, report.DecidedAt, null, 1, "report.publish");
                    Edition(report, ++lastEdition, 1, report.Content, report.DecidedAt, null, report.Corrected is null ? null : 2);
                    Count(report, totals);
                    break;
                default:
                    break;
            }

            if (report.Corrected is { } corrected)
            {
                const string Note = "个别文字与原始台账不符，予以更正。";
                var at = CorrectedAt(report);
                Decide(report, ReportStep.OpenCorrection, report.Clerk, at.AddDays(-2), Note, 1, "report.correct");
                Submit(report, 2, corrected, at.AddDays(-1));
                Decide(report, ReportStep.Approve, report.Officer, at.AddHours(-1), null, 2, "report.approve");
                Decide(report, ReportStep.Publish, report.Officer, at, Note, 2, "report.publish");
                Edition(report, ++lastEdition, 2, corrected, at, Note, null);
            }

            return lastEdition;
        }

        private static DateTime CorrectedAt(SeedReport report) => report.DecidedAt.AddDays(40 + (report.Id % 60));

        // No such accounts: negative keys never meet a real one.
        private static int AccountOf(SeedReport report, string name) => name == report.Clerk ? -(2 * report.Seed.Id) : -((2 * report.Seed.Id) + 1);

        private static void Count(SeedReport report, Dictionary<(string Area, int Year), int> totals)
        {
            var unit = report.Seed.Unit;
            foreach (var area in new[] { unit.CountyCode, unit.CityCode, unit.ProvinceCode, AreaYearTotal.WholeCountry }.OfType<string>())
            {
                totals[(area, report.Form.Year)] = totals.GetValueOrDefault((area, report.Form.Year)) + 1;
            }
        }

        private void Submit(SeedReport report, int round, Packed content, DateTime at)
        {
            _submissions.Add(report.Id, round, content.Hash, AccountOf(report, report.Clerk), report.Clerk, at, content.Bytes);
            Decide(report, ReportStep.Submit, report.Clerk, at, null, round, "report.submit");
        }

        private void Decide(SeedReport report, ReportStep step, string name, DateTime at, string? reason, int round, string action)
        {
            _decisions.Add(report.Id, (int)step, AccountOf(report, name), name, at, reason, round);
            Audit(report, at, name, action, reason);
        }

        private void Edition(SeedReport report, long id, int number, Packed content, DateTime at, string? note, int? supersededBy)
        {
            var unit = report.Seed.Unit;
            _editions.Add(id, report.Id, report.Seed.Id, unit.Code, unit.Name, report.Seed.AreaNames, unit.ProvinceCode, unit.CityCode, unit.CountyCode, report.Form.Year, report.Form.Form.Id, number, report.Title, at, note, supersededBy, content.Hash);
            _bodies.Add(id, content.Bytes, report.Form.Checks);
        }

        private void Audit(SeedReport report, DateTime at, string name, string action, string? detail)
        {
            var unit = report.Seed.Unit;
            _audit.Add(at, AccountOf(report, name), name, action, report.Id, report.Form.Year, unit.Code, unit.ProvinceCode, unit.CityCode, unit.CountyCode, detail);
        }
    }
}

/// <summary>How far the seeding is.</summary>
public sealed record ScaleProgress(long Reports, long Total, TimeSpan Elapsed);

/// <summary>What the seeding stored.</summary>
public sealed record ScaleResult(int Units, long Reports, long Editions, TimeSpan Elapsed);
