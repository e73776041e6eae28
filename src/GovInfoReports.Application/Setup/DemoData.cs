using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Signing;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Setup;

/// <summary>
/// Demonstration data for development: five townships whose figures for 2020 or 2021 are those of their published reports, the
/// narrative written anew, reports for 2025 in every state, and a county government that files its own. Never used in production.
/// </summary>
public sealed class DemoData(
    ReportsDbContext db,
    UserManager<Account> accounts,
    FormCatalog catalog,
    OpenReport open,
    SaveFields save,
    SubmitReport submit,
    ExplainFinding explain,
    ReportChecks checks,
    ReturnReport giveBack,
    ApproveReport approve,
    PublishReport publish,
    OpenCorrection correct,
    SendForSigning send,
    SignReport sign,
    TimeProvider clock)
{
    /// <summary>Password of all demonstration accounts.</summary>
    public const string Password = "Nianbao-2026";

    private const string Honghe = "370725103";
    private const string Jingzhong = "370305106";
    private const string Yongzheng = "621025104";
    private const string Chalukou = "220183116";
    private const string Xuefang = "370682107";
    private const string Laiyang = "370682";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The accounts; the sign-in page lists them in development.</summary>
    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("honghe", "红河镇填报员", Role.Clerk, Honghe),
        new("jingzhong", "敬仲镇填报员", Role.Clerk, Jingzhong),
        new("yongzheng", "永正镇填报员", Role.Clerk, Yongzheng),
        new("chalukou", "岔路口镇填报员", Role.Clerk, Chalukou),
        new("chalukou-fen", "岔路口镇分管领导", Role.Signer, Chalukou),
        new("chalukou-zhu", "岔路口镇主要领导", Role.Signer, Chalukou),
        new("xuefang", "穴坊镇填报员", Role.Clerk, Xuefang),
        new("laiyang-bian", "莱阳市填报员", Role.Clerk, Laiyang),
        new("changle", "昌乐县审核员", Role.Officer, "370725"),
        new("linzi", "临淄区审核员", Role.Officer, "370305"),
        new("zhengning", "正宁县审核员", Role.Officer, "621025"),
        new("dehui", "德惠市审核员", Role.Officer, "220183"),
        new("laiyang", "莱阳市审核员", Role.Officer, Laiyang),
        new("laiyang-san", "莱阳市政务公开办", Role.Officer, Laiyang) { Further = [Role.Administrator, Role.Clerk] },
        new("shandong", "山东省审核员", Role.Officer, "370000"),
        new("shandong-admin", "山东省管理员", Role.Administrator, "370000"),
        new("shandong-audit", "山东省审计员", Role.Auditor, "370000"),
    ];

    private IProgress<int>? _progress;
    private int _reports;

    /// <summary>Fills an empty store; a store with units is left as it is.</summary>
    /// <param name="progress">Told 0 at the beginning, then how many reports there are.</param>
    public async Task<bool> FillAsync(IProgress<int>? progress, CancellationToken ct)
    {
        if (await db.Units.AnyAsync(ct))
        {
            return false;
        }

        _progress = progress;
        progress?.Report(0);
        await using var stream = typeof(DemoData).Assembly.GetManifestResourceStream("GovInfoReports.Application.Setup.demo.json")!;
        var demo = (await JsonSerializer.DeserializeAsync<DemoJson>(stream, Json, ct))!;
        Dictionary<string, Unit> units = new(StringComparer.Ordinal);
        foreach (var area in demo.Areas.Concat(demo.Units).OrderBy(a => a.Level))
        {
            var unit = Unit.Create(area.Code, area.Name, area.Level, area.Parent is null ? null : units[area.Parent], filesReports: demo.Units.Contains(area));
            units[unit.Code] = unit;
            db.Units.Add(unit);
        }

        await db.SaveChangesAsync(ct);
        Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
        string? hash = null;
        foreach (var demoAccount in Accounts)
        {
            Account account = new()
            {
                UserName = demoAccount.UserName,
                DisplayName = demoAccount.DisplayName,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            foreach (var role in demoAccount.Further.Prepend(demoAccount.Role))
            {
                account.Posts.Add(Post.At(role, units[demoAccount.UnitCode].Id));
            }

            // Hashing a password is slow on purpose, and all have the same.
            account.PasswordHash = hash ??= accounts.PasswordHasher.HashPassword(account, Password);
            var result = await accounts.CreateAsync(account);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
            }

            actors[demoAccount.UserName] = new Actor(account.Id, account.DisplayName, demoAccount.Role, units[demoAccount.UnitCode]);
        }

        await ReportsAsync(demo, actors, ct);
        db.ChangeTracker.Clear();
        return true;
    }

    private async Task ReportsAsync(DemoJson demo, Dictionary<string, Actor> actors, CancellationToken ct)
    {
        Dictionary<string, string> none = new(StringComparer.Ordinal);

        // As published: 2020 and 2021. Three of the five cannot be submitted as they are, and stay drafts that show why.
        await DraftAsync(demo, actors["honghe"], 2020, none, ct);
        await PublishAsync(actors["honghe"], actors["changle"], 2020, ct);
        await DraftAsync(demo, actors["jingzhong"], 2021, none, ct);
        await PublishAsync(actors["jingzhong"], actors["linzi"], 2021, ct);
        await DraftAsync(demo, actors["yongzheng"], 2020, new(StringComparer.Ordinal)
        {
            ["disclosure.normativeDocuments.publicTotal"] = "20",
            ["disclosure.procurement.items"] = string.Empty,
            ["disclosure.procurement.amount"] = string.Empty,
        }, ct);
        await DraftAsync(demo, actors["chalukou"], 2020, new(StringComparer.Ordinal)
        {
            ["requests.received.naturalPerson"] = "5",
            ["requests.received.total"] = "5",
            ["requests.granted.naturalPerson"] = "5",
            ["requests.granted.total"] = "5",
        }, ct);
        await DraftAsync(demo, actors["xuefang"], 2020, none, ct);
        await BlankAsync(Xuefang, 2020, catalog.ForYear(2020)!.Cells
            .Where(c => c.Id.Table == "requests" && c.Id.Column == "total")
            .SkipWhile(c => c.Id.Row != "refusedSecurityStability")
            .Select(c => c.Id), ct);

        // For 2025, one in every state.
        await DraftAsync(demo, actors["honghe"], 2025, Requests(("received", "naturalPerson", 6), ("received", "commercialEnterprise", 1), ("granted", "naturalPerson", 4), ("granted", "commercialEnterprise", 1), ("unavailableNotHeld", "naturalPerson", 1), ("carriedForward", "naturalPerson", 1)), ct);
        await PublishAsync(actors["honghe"], actors["changle"], 2025, ct);
        await correct.ExecuteAsync(actors["honghe"], new ReportKey(Honghe, 2025), "行政处罚处理决定数量漏计 2 件，予以补正。", ct);
        await SaveAsync(actors["honghe"], 2025, new(StringComparer.Ordinal) { ["disclosure.penalties.decisions"] = "2" }, ct);
        await PublishAsync(actors["honghe"], actors["changle"], 2025, ct);
        await DraftAsync(demo, actors["jingzhong"], 2024, Requests(("received", "naturalPerson", 3), ("granted", "naturalPerson", 2), ("carriedForward", "naturalPerson", 1)), ct, textsOf: Xuefang);
        await PublishAsync(actors["jingzhong"], actors["linzi"], 2024, ct);
        await DraftAsync(demo, actors["jingzhong"], 2025, Requests(("received", "naturalPerson", 2), ("carriedOver", "naturalPerson", 1), ("partiallyGranted", "naturalPerson", 3)), ct);
        await SubmitAsync(actors["jingzhong"], 2025, ct);
        await DraftAsync(demo, actors["yongzheng"], 2025, none, ct);
        await SubmitAsync(actors["yongzheng"], 2025, ct);
        await giveBack.ExecuteAsync(actors["zhengning"], new ReportKey(Yongzheng, 2025), await RevisionAsync(Yongzheng, 2025, ct), "第五部分只写了计划，请补充上一年度问题的整改结果。", ct);
        await DraftAsync(demo, actors["chalukou"], 2025, Requests(("received", "naturalPerson", 3), ("granted", "naturalPerson", 2), ("declinedPetition", "naturalPerson", 1)), ct);
        await SubmitAsync(actors["chalukou"], 2025, ct);
        await approve.ExecuteAsync(actors["dehui"], new ReportKey(Chalukou, 2025), await RevisionAsync(Chalukou, 2025, ct), ct);
        await DraftAsync(demo, actors["xuefang"], 2025, none, ct);

        // A county's own report, which the province decides on.
        await DraftAsync(demo, actors["laiyang-bian"], 2025, Requests(("received", "naturalPerson", 12), ("received", "commercialEnterprise", 2), ("granted", "naturalPerson", 9), ("granted", "commercialEnterprise", 2), ("unavailableNotHeld", "naturalPerson", 3)), ct);
        await SubmitAsync(actors["laiyang-bian"], 2025, ct);
        await ChainAsync(demo, actors["chalukou"], [actors["chalukou-fen"], actors["chalukou-zhu"]], ct);
    }

    // A unit with a chain of its own, and a report that lies on its second desk.
    private async Task ChainAsync(DemoJson demo, Actor clerk, Actor[] signers, CancellationToken ct)
    {
        db.SigningDesks.AddRange(signers.Select((s, i) => new SigningDesk { UnitId = clerk.Unit.Id, Number = i + 1, AccountId = s.AccountId }));
        await db.SaveChangesAsync(ct);
        await DraftAsync(demo, clerk, 2024, Requests(("received", "naturalPerson", 2), ("granted", "naturalPerson", 2)), ct);
        await ExplainAsync(clerk, 2024, ct);
        await send.ExecuteAsync(clerk, 2024, await RevisionAsync(clerk.Unit.Code, 2024, ct), ct);
        db.ChangeTracker.Clear();
        await sign.ExecuteAsync(signers[0], 2024, await RevisionAsync(clerk.Unit.Code, 2024, ct), null, ct);
    }

    private static Dictionary<string, string> Requests(params ReadOnlySpan<(string Row, string Column, int Number)> cells)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (var (row, column, number) in cells)
        {
            fields[$"requests.{row}.{column}"] = number.ToString(CultureInfo.InvariantCulture);
            foreach (var total in new[] { $"requests.{row}.total", $"requests.handledTotal.{column}", "requests.handledTotal.total" })
            {
                fields[total] = string.Empty;
            }
        }

        return fields;
    }

    private async Task DraftAsync(DemoJson demo, Actor clerk, int year, Dictionary<string, string> figures, CancellationToken ct, string? textsOf = null)
    {
        await open.BeginAsync(clerk, year, ct);
        var edition = catalog.ForYear(year)!;

        // The same words two years running would be found out as such.
        var texts = demo.Units.Single(u => string.Equals(u.Code, textsOf ?? clerk.Unit.Code, StringComparison.Ordinal));
        var phone = demo.Units.Single(u => string.Equals(u.Code, clerk.Unit.Code, StringComparison.Ordinal)).Phone;
        var received = figures.Where(f => f.Key.StartsWith("requests.received.", StringComparison.Ordinal) && !f.Key.EndsWith("total", StringComparison.Ordinal))
            .Sum(f => int.Parse(f.Value, CultureInfo.InvariantCulture));
        var applications = received == 0 ? "本年度未收到政府信息公开申请。" : string.Create(CultureInfo.InvariantCulture, $"本年度收到政府信息公开申请 {received} 件，均按期办理。");
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            [DraftInput.PreambleField] = $"本报告根据《中华人民共和国政府信息公开条例》第四十九条、第五十条和{edition.Document}规定的格式编制。所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。对本报告有疑问，请与{clerk.Unit.Name}联系，电话：{phone}。",
            [DraftInput.SignatureField] = $"{clerk.Unit.Name}\n{year + 1}年1月20日",
            [DraftInput.TextField("overview")] = Fill(texts.Overview, year, applications),
            [DraftInput.TextField("problems")] = Fill(texts.Problems, year, applications),
            [DraftInput.TextField("otherMatters")] = Fill(texts.OtherMatters, year, applications),
        };
        foreach (var cell in edition.Cells)
        {
            fields[cell.Id.ToString()] = figures.GetValueOrDefault(cell.Id.ToString(), "0");
        }

        await SaveAsync(clerk, year, fields, ct);
        _progress?.Report(++_reports);
    }

    private static string Fill(string? text, int year, string applications) =>
        (text ?? string.Empty)
            .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{applications}", applications, StringComparison.Ordinal);

    private async Task SaveAsync(Actor clerk, int year, Dictionary<string, string> fields, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var report = await db.Reports.AsNoTracking().Include(r => r.Draft).SingleAsync(r => r.UnitCode == clerk.Unit.Code && r.Year == year, ct);
        await save.ExecuteAsync(clerk, year, report.Revision, FieldChange.From(catalog.Get(report.Form), report.Draft.Content, fields), ct);
    }

    // As a reading leaves cells that are missing in the source; saved by hand, blank totals would fill themselves.
    private async Task BlankAsync(string unitCode, int year, IEnumerable<CellId> cells, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var report = await db.Reports.Include(r => r.Draft).SingleAsync(r => r.UnitCode == unitCode && r.Year == year, ct);
        ContentChange blanks = new() { Cells = cells.ToDictionary(c => c, _ => CellValue.Blank), IsTranscript = true };
        report.Change(blanks, new ReportFrame(catalog.Get(report.Form), null), new FieldStamp(report.UpdatedBy, null, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(ct);
    }

    private async Task SubmitAsync(Actor clerk, int year, CancellationToken ct)
    {
        await ExplainAsync(clerk, year, ct);
        await submit.ExecuteAsync(clerk, year, await RevisionAsync(clerk.Unit.Code, year, ct), ct);
    }

    private async Task ExplainAsync(Actor clerk, int year, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var report = await db.Reports.Include(r => r.Draft).Include(r => r.Explanations).SingleAsync(r => r.UnitCode == clerk.Unit.Code && r.Year == year, ct);
        foreach (var finding in (await checks.RunAsync(report, withNeighbours: true, ct)).Unexplained(report.Explanations).ToList())
        {
            db.ChangeTracker.Clear();
            await explain.ExecuteAsync(clerk, year, finding.Fingerprint, "已与原始台账核对，情况属实。", ct);
        }

        db.ChangeTracker.Clear();
    }

    private async Task PublishAsync(Actor clerk, Actor officer, int year, CancellationToken ct)
    {
        await SubmitAsync(clerk, year, ct);
        ReportKey key = new(clerk.Unit.Code, year);
        db.ChangeTracker.Clear();
        await approve.ExecuteAsync(officer, key, await RevisionAsync(key.UnitCode, year, ct), ct);
        db.ChangeTracker.Clear();
        await publish.ExecuteAsync(officer, key, await RevisionAsync(key.UnitCode, year, ct), ct);
    }

    private Task<Guid> RevisionAsync(string unitCode, int year, CancellationToken ct) =>
        db.Reports.Where(r => r.UnitCode == unitCode && r.Year == year).Select(r => r.Revision).SingleAsync(ct);

    private sealed record DemoJson(IReadOnlyList<DemoUnit> Areas, IReadOnlyList<DemoUnit> Units);

    private sealed record DemoUnit(string Code, string Name, UnitLevel Level, string? Parent, string? Phone, string? Overview, string? Problems, string? OtherMatters);
}

/// <summary>An account of the demonstration data.</summary>
public sealed record DemoAccount(string UserName, string DisplayName, Role Role, string UnitCode)
{
    /// <summary>Roles of the further posts that the person holds there.</summary>
    public IReadOnlyList<Role> Further { get; init; } = [];
}
