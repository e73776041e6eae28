using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Data;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Domain.Form;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.TestSupport.Faults;

/// <summary>
/// Two clerks of one unit save figures and texts of one report in parallel, each in fields of their own and in some that both
/// set, while the portal is killed at random moments. After each start everything that was acknowledged has to be there.
/// </summary>
public static class FaultRun
{
    private const string Clerk = "xuefang";
    private const string Administrator = "shandong-admin";
    private const string UnitCode = "370682107";
    private const string FormPath = "/clerk/reports/2025";
    private const int Year = 2025;
    private const int MostAnswers = 25;
    private const int MostDelay = 80;

    private static readonly string[] Shared = ["requests.received.naturalPerson", "text.otherMatters", "signature"];

    private static readonly string[][] Own =
    [
        ["requests.received.commercialEnterprise", "requests.granted.naturalPerson", "disclosure.penalties.decisions", "text.overview", "text.disputes"],
        ["requests.received.other", "requests.granted.commercialEnterprise", "disclosure.licensing.decisions", "text.problems", "preamble"],
    ];

    public static async Task<FaultResult> RunAsync(string program, string password, int rounds, int seed, Action<string>? say, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using PortalProcess portal = new(program);
        await portal.StartAsync(ct);
        SaveLog log = new();
        Random random = new(seed);
        using var first = await FaultClerk.OpenAsync(await Staff.SignInAsync(portal.Address, Clerk, password), FormPath, log, new Random(seed + 1), [.. Own[0], .. Shared]);
        using var second = await FaultClerk.OpenAsync(await Staff.AddClerkAsync(portal.Address, Administrator, UnitCode, "xuefang2", password), FormPath, log, new Random(seed + 2), [.. Own[1], .. Shared]);
        List<string> lost = [];
        List<string> off = [];
        var midSave = 0;
        var unsaid = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var work = Task.WhenAll(Task.Run(() => first.WorkAsync(ct), ct), Task.Run(() => second.WorkAsync(ct), ct));
            await MomentAsync(log, random, ct);
            midSave += first.IsSaving || second.IsSaving ? 1 : 0;
            await portal.KillAsync();
            await work;
            await portal.StartAsync(ct);
            var stored = await first.ReadAsync(ct);
            unsaid += log.StoredUnsaid(stored);
            lost.AddRange(log.Missing(stored).Select(l => FormattableString.Invariant($"round {round}: {l}")));
            off.AddRange(TotalsOff(stored).Select(l => FormattableString.Invariant($"round {round}: {l}")));
            say?.Invoke(FormattableString.Invariant($"{round}: {log.Count} sent, {log.Acknowledged} acknowledged, {midSave} kills in the middle of a save, {lost.Count} lost"));
        }

        await first.SettleAsync();
        await second.SettleAsync();
        var last = await first.ReadAsync(ct);
        lost.AddRange(log.Missing(last));
        off.AddRange(TotalsOff(last));
        await portal.KillAsync();
        return new FaultResult(
            rounds, first.Requests + second.Requests, log.Count, log.Acknowledged, midSave, first.Conflicts + second.Conflicts, unsaid, lost, off, await IntegrityAsync(portal.File, ct), watch.Elapsed);
    }

    // After some answers and a moment more: a machine that is slow to start would otherwise be killed before the first of them.
    private static async Task MomentAsync(SaveLog log, Random random, CancellationToken ct)
    {
        var enough = log.Acknowledged + random.Next(MostAnswers + 1);
        for (var watch = Stopwatch.StartNew(); log.Acknowledged < enough && watch.Elapsed < TimeSpan.FromSeconds(20);)
        {
            await Task.Delay(2, ct);
        }

        await Task.Delay(random.Next(MostDelay), ct);
    }

    // Nobody types a total, so each follows its parts.
    private static IEnumerable<string> TotalsOff(IReadOnlyDictionary<string, string> stored)
    {
        foreach (var equation in FormCatalog.Official().ForYear(Year)!.Equations.Where(e => e.Relation.IsTotal))
        {
            var parts = equation.Right.Select(p => Number(stored[p.ToString()])).ToList();
            var total = Number(stored[equation.Left[0].ToString()]);
            if (parts.TrueForAll(p => p is not null) && total != parts.Sum())
            {
                yield return FormattableString.Invariant($"{equation.Left[0]} is {total}, its parts are {parts.Sum()}");
            }
        }
    }

    private static decimal? Number(string value) => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<string> IntegrityAsync(string file, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<SqliteReportsContext>().UseReportsSqlite($"Data Source={file};Pooling=False", null).Options;
        await using SqliteReportsContext db = new((DbContextOptions<SqliteReportsContext>)options);
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA integrity_check;";
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>What came of saving while the portal is killed again and again.</summary>
public sealed record FaultResult(
    int Rounds,
    int Requests,
    int Attempts,
    int Acknowledged,
    int KilledMidSave,
    int Conflicts,
    int StoredUnsaid,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> TotalsOff,
    string Integrity,
    TimeSpan Time);
