using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Scale;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport.Faults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Benchmarks;

/// <summary>
/// <c>load --sessions 200 --interval 5 --seconds 60</c>: so many clerks sign in and open their form within a minute behind one address, then each saves
/// a cell at the interval, against the portal as a process of its own over a SQLite file.
/// </summary>
internal static class LoadCommand
{
    private const string Password = "Nianbao-2026";

    // Of the last year two reports in ten are drafts; the two years before are published.
    private const int UnitsForAClerk = 6;
    private const int Years = 3;

    private static readonly TimeSpan Storm = TimeSpan.FromMinutes(1);

    // What is slow is measured, not given up.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly int LastYear = TimeProvider.System.GetUtcNow().Year - 1;

    public static async Task<int> RunAsync(string[] args)
    {
        Option<int> sessions = new("--sessions") { Description = "Clerks who are signed in", DefaultValueFactory = _ => 200 };
        Option<int> interval = new("--interval") { Description = "Seconds from one save of a clerk to the next", DefaultValueFactory = _ => 5 };
        Option<int> seconds = new("--seconds") { Description = "How long they save", DefaultValueFactory = _ => 60 };
        RootCommand command = new("Signs clerks in and lets them save") { sessions, interval, seconds };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(sessions), TimeSpan.FromSeconds(parsed.GetValue(interval)), TimeSpan.FromSeconds(parsed.GetValue(seconds)), ct));
        return await command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(int sessions, TimeSpan interval, TimeSpan time, CancellationToken ct)
    {
        using PortalProcess portal = new(typeof(Program).Assembly.Location);
        await PrepareAsync(portal.File, sessions, ct);
        await portal.StartAsync(ct);

        var began = await Task.WhenAll(Enumerable.Range(0, sessions).Select(i => BeginAsync(portal.Address, i, Storm * i / sessions, ct)));
        Line("signed in", began.Length, [.. began.Select(b => b.SignIn)]);
        Line("opened the form", began.Length, [.. began.Select(b => b.Open)]);
        List<LoadClerk> clerks = [.. began.Select(b => b.Clerk)];

        var processor = portal.ProcessorTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(clerks.Select((c, i) => c.WorkAsync(interval * i / sessions, interval, time, ct)));
        var elapsed = watch.Elapsed;
        processor = portal.ProcessorTime - processor;
        List<TimeSpan> saves = [.. clerks.SelectMany(c => c.Took)];
        Line("saved", saves.Count, saves);
        var lost = 0;
        foreach (var clerk in clerks)
        {
            lost += await clerk.LostAsync(ct);
            clerk.Dispose();
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{saves.Count / elapsed.TotalSeconds:0.0} saves a second, {processor.TotalMilliseconds / saves.Count:0.0} ms of processor each, {clerks.Sum(c => c.Refused)} refused, {lost} values lost"));
        return lost == 0 ? 0 : 1;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"load-{number}");

    private static async Task PrepareAsync(string file, int sessions, CancellationToken ct)
    {
        await using SqliteReportsContext db = new((DbContextOptions<SqliteReportsContext>)new DbContextOptionsBuilder<SqliteReportsContext>()
            .UseReportsSqlite($"Data Source={file}", null).Options);
        await db.Database.MigrateAsync(ct);
        await ScaleSeeder.RunAsync(db, sessions * UnitsForAClerk, Years, LastYear, null, ct);
        var units = await db.Reports.Where(r => r.Year == LastYear && r.Status == ReportStatus.Draft).OrderBy(r => r.Id).Select(r => r.UnitId).Take(sessions).ToListAsync(ct);
        if (units.Count < sessions)
        {
            throw new InvalidOperationException($"Only {units.Count} units have a draft.");
        }

        // One hash for all: hashing is slow on purpose.
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        for (var i = 0; i < sessions; i++)
        {
            db.Users.Add(new Account
            {
                UserName = NameOf(i),
                NormalizedUserName = NameOf(i).ToUpperInvariant(),
                DisplayName = NameOf(i),
                Posts = { Post.At(Role.Clerk, units[i]) },
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
        }

        await db.SaveChangesAsync(ct);
        SqliteConnection.ClearAllPools();
    }

    // Who is signed in opens the form at once; the others are signing in meanwhile.
    private static async Task<(LoadClerk Clerk, TimeSpan SignIn, TimeSpan Open)> BeginAsync(Uri portal, int number, TimeSpan wait, CancellationToken ct)
    {
        await Task.Delay(wait, ct);
        var watch = Stopwatch.StartNew();
        var browser = await Staff.SignInAsync(portal, NameOf(number), Password, Patience);
        var signedIn = watch.Elapsed;
        var clerk = await LoadClerk.OpenAsync(browser, $"/clerk/reports/{LastYear}", ct);
        return (clerk, signedIn, watch.Elapsed - signedIn);
    }

    private static void Line(string what, int count, List<TimeSpan> took)
    {
        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count} {what}: p50 {At(0.5):0} ms, p95 {At(0.95):0} ms, p99 {At(0.99):0} ms, slowest {took[^1].TotalMilliseconds:0} ms"));

        double At(double part) => took[(int)((took.Count - 1) * part)].TotalMilliseconds;
    }
}
