using System.Data.Common;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Organisations;

/// <summary>Two counties of a province with their units and accounts, over a SQLite file of a test's own.</summary>
internal sealed class Registry : IAsyncDisposable
{
    public const string Province = "990000";
    public const string City = "990100";
    public const string County = "990101";
    public const string OtherCounty = "990102";
    public const string Town = "990101100";
    public const string Department = "990101-JYJ";
    public const string ForeignTown = "990102100";
    public const string Password = "Qingshi-2026-xu";

    private readonly TempSqliteFile _file = new();
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, Actor> _actors = [];

    private Registry()
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddScoped(_ => OpenStore());
        services.AddReportsApplication();
        services.AddIdentityCore<Account>(o =>
        {
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<ReportsDbContext>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 10);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public FixedClock Clock { get; } = new();

    public QueryCounter Commands { get; } = new();

    /// <summary>The year whose reports are collected.</summary>
    public int Year => Clock.GetUtcNow().Year - 1;

    public Actor Admin => _actors["county-admin"];

    public Actor CityAdmin => _actors["city-admin"];

    public static async Task<Registry> OpenAsync()
    {
        Registry registry = new();
        await registry.FillAsync();
        return registry;
    }

    public static TheoryData<string> AllExcept(params Role[] roles) =>
        [.. new[] { ("clerk", Role.Clerk), ("signer", Role.Signer), ("county-officer", Role.Officer), ("county-admin", Role.Administrator), ("county-auditor", Role.Auditor) }
            .Where(a => !roles.Contains(a.Item2)).Select(a => a.Item1)];

    public Actor Actor(string userName) => _actors[userName];

    public int IdOf(string userName) => _actors[userName].AccountId;

    public ReportsDbContext OpenStore()
    {
        DbContextOptionsBuilder<SqliteReportsContext> options = new();
        options.UseReportsSqlite(_file.ConnectionString, null).AddInterceptors(Commands);
        return new SqliteReportsContext(options.Options);
    }

    public async Task<TResult> Do<T, TResult>(Func<T, Task<TResult>> action)
        where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task Do<T>(Func<T, Task> action)
        where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        await action(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>What is said about a field when an operation refuses; the operation has to refuse because of it.</summary>
    public async Task<string> Refused<T>(string field, Func<T, Task> action)
        where T : notnull
    {
        var refused = await Tests.Refused.InvalidAsync(() => Do(action));
        return Assert.Single(refused.Reasons, e => (e.Place ?? string.Empty) == field).Words();
    }

    public async Task<Account> AccountAsync(string userName)
    {
        await using var db = OpenStore();
        return await db.Users.AsNoTracking().Include(a => a.Posts).ThenInclude(p => p.Unit).SingleAsync(a => a.NormalizedUserName == UserNames.Normalize(userName));
    }

    public async Task<Unit?> UnitAsync(string code)
    {
        await using var db = OpenStore();
        return await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(string action)
    {
        await using var db = OpenStore();
        return await db.AuditEntries.AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.Id).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _file.Dispose();
    }

    private async Task FillAsync()
    {
        await using var db = OpenStore();
        await db.Database.MigrateAsync();
        var province = Unit.Create(Province, "青石省", UnitLevel.Province, null, false);
        var city = Unit.Create(City, "临溪市", UnitLevel.City, province, false);
        var county = Unit.Create(County, "云台县", UnitLevel.County, city, false);
        var other = Unit.Create(OtherCounty, "松原区", UnitLevel.County, city, false);
        var town = Unit.Create(Town, "云台县白水镇人民政府", UnitLevel.Township, county, true);
        var department = Unit.Create(Department, "云台县教育局", UnitLevel.Department, county, true);
        var foreign = Unit.Create(ForeignTown, "松原区南湖镇人民政府", UnitLevel.Township, other, true);
        db.Units.AddRange(province, city, county, other, town, department, foreign);
        await db.SaveChangesAsync();

        PasswordHasher<Account> hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10 }));
        foreach (var (name, role, unit) in new[]
        {
            ("clerk", Role.Clerk, town),
            ("signer", Role.Signer, town),
            ("county-officer", Role.Officer, county),
            ("county-admin", Role.Administrator, county),
            ("county-auditor", Role.Auditor, county),
            ("city-admin", Role.Administrator, city),
            ("city-auditor", Role.Auditor, city),
            ("other-admin", Role.Administrator, other),
            ("other-clerk", Role.Clerk, foreign),
        })
        {
            Account account = new()
            {
                UserName = name,
                NormalizedUserName = UserNames.Normalize(name),
                DisplayName = $"{unit.Name}-{name}",
                Posts = { Post.At(role, unit.Id) },
                SecurityStamp = Guid.NewGuid().ToString("N"),
                CreatedAt = Clock.Now.UtcDateTime,
            };
            account.PasswordHash = hasher.HashPassword(account, Password);
            db.Users.Add(account);
            await db.SaveChangesAsync();
            _actors[name] = new Actor(account.Id, account.DisplayName, role, unit);
        }

        Commands.Queries = 0;
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 10, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Counts the queries that go to the database.</summary>
internal sealed class QueryCounter : DbCommandInterceptor
{
    public int Queries { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // EF reads the keys of what it inserts; those are not queries.
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            Queries++;
        }

        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
