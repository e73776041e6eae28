using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.Importing;
using GovInfoReports.Data.Mapping;
using GovInfoReports.Data.Notices;
using GovInfoReports.Data.Places;
using GovInfoReports.Data.Signing;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace GovInfoReports.Data;

/// <summary>
/// The store of the portal: one model for both providers. It is used through the provider's own subclass, which only carries
/// that provider's migrations.
/// </summary>
public abstract class ReportsDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options), IDataProtectionKeyContext
{
    private const string SqlServerOrdinalCollation = "Latin1_General_100_BIN2";

    /// <summary>Reporting units and the areas they lie in.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>What accounts are for: roles at units, by day.</summary>
    public DbSet<Post> Posts => Set<Post>();
    /// <summary>What units were called, and where they stood, before.</summary>
    public DbSet<UnitName> UnitNames => Set<UnitName>();

    /// <summary>Which units took over the duties of those that ended.</summary>
    public DbSet<UnitSuccession> UnitSuccessions => Set<UnitSuccession>();

    /// <summary>Reports with their state; the working copy is loaded only where it is asked for.</summary>
    public DbSet<AnnualReport> Reports => Set<AnnualReport>();

    /// <summary>Working copies.</summary>
    public DbSet<ReportDraft> Drafts => Set<ReportDraft>();

    /// <summary>What was submitted.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <summary>What was made public, without the content.</summary>
    public DbSet<PublishedEdition> Editions => Set<PublishedEdition>();

    /// <summary>Content of what was made public.</summary>
    public DbSet<EditionBody> EditionBodies => Set<EditionBody>();

    /// <summary>Who did what; only ever added to.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Texts that reports were read from.</summary>
    public DbSet<ImportSource> ImportSources => Set<ImportSource>();

    /// <summary>Files that reports were read from, as they came.</summary>
    public DbSet<ImportOriginal> ImportOriginals => Set<ImportOriginal>();

    /// <summary>Imports of many files at once.</summary>
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    /// <summary>Files of such imports, without their bytes.</summary>
    public DbSet<ImportBatchFile> ImportBatchFiles => Set<ImportBatchFile>();

    /// <summary>Bytes of those files.</summary>
    public DbSet<ImportBatchBody> ImportBatchBodies => Set<ImportBatchBody>();

    /// <summary>Sign-off sheets that were made.</summary>
    public DbSet<SignOff> SignOffs => Set<SignOff>();

    /// <summary>Notices to people.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Desks of the units' own chains.</summary>
    public DbSet<SigningDesk> SigningDesks => Set<SigningDesk>();

    /// <summary>How areas collect their reports, by year.</summary>
    public DbSet<Collection> Collections => Set<Collection>();

    /// <summary>Units that collections expect a report from.</summary>
    public DbSet<ExpectedUnit> ExpectedUnits => Set<ExpectedUnit>();

    /// <summary>When units were reminded of their reports.</summary>
    public DbSet<Reminder> Reminders => Set<Reminder>();

    /// <summary>Parts of unit names, for finding units by name without reading them all; kept up by saving units.</summary>
    public DbSet<UnitNameGram> UnitNameGrams => Set<UnitNameGram>();

    /// <summary>How many reports are public in each area and year.</summary>
    public DbSet<AreaYearTotal> AreaYearTotals => Set<AreaYearTotal>();

    /// <summary>Whose reports count in the figures of a government above them.</summary>
    public DbSet<RollUpMember> RollUpMembers => Set<RollUpMember>();

    /// <summary>Adjustments of a government's figures.</summary>
    public DbSet<RollUpAdjustment> RollUpAdjustments => Set<RollUpAdjustment>();

    /// <summary>What governments took over from the reports below them, without the figures.</summary>
    public DbSet<RollUpTaking> RollUpTakings => Set<RollUpTaking>();

    /// <summary>The reports that counted in it.</summary>
    public DbSet<RollUpTakenSource> RollUpTakenSources => Set<RollUpTakenSource>();

    /// <summary>Which submissions officers opened last.</summary>
    public DbSet<ReportLook> ReportLooks => Set<ReportLook>();

    /// <summary>Sessions that were ended before their time.</summary>
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    /// <summary>Keys that session cookies and form tokens are sealed with, shared by all servers.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whether a unit or a published edition was saved and nobody was told yet; see <see cref="PublicChanges"/>.</summary>
    internal bool HasPublicChanges { get; set; }

    /// <summary>
    /// Runs work in a transaction, so that all of its saves and direct updates are stored or none. Where the provider tries again
    /// after a lost connection or a deadlock, the work runs again from the start with nothing tracked: it has to load what it
    /// changes, and must do nothing outside the store.
    /// </summary>
    public Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null)
        {
            return work(ct);
        }

        var again = false;
        return Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                if (again)
                {
                    ChangeTracker.Clear();
                }

                again = true;
                await using var transaction = await Database.BeginTransactionAsync(token);
                var result = await work(token);
                await transaction.CommitAsync(token);
                return result;
            },
            ct);
    }

    /// <summary>Runs work that returns nothing in a transaction; see the other overload.</summary>
    public Task InTransactionAsync(Func<CancellationToken, Task> work, CancellationToken ct) =>
        InTransactionAsync(
            async token =>
            {
                await work(token);
                return true;
            },
            ct);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var renamed = BeforeSaving();
        if (renamed.Count > 0)
        {
            UnitNameGrams.Where(g => renamed.Contains(g.UnitId)).Load();
        }

        KeepNameGrams();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var renamed = BeforeSaving();
        if (renamed.Count > 0)
        {
            await UnitNameGrams.Where(g => renamed.Contains(g.UnitId)).LoadAsync(cancellationToken);
        }

        KeepNameGrams();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ReportsDbContext).Assembly);

        // Whatever schema version a host sets in its Identity options: the migrations were made without passkeys.
        builder.Ignore<IdentityUserPasskey<int>>();

        builder.Entity<Submission>().PutLast(s => s.Content);
        builder.Entity<ImportSource>().PutLast(s => s.Text);

        foreach (var property in builder.Model.GetEntityTypes().SelectMany(t => t.GetDeclaredProperties()))
        {
            if (property.RemoveAnnotation(Columns.OrdinalAnnotation) is null)
            {
                continue;
            }

            // For SQL Server EF would take keys that differ in case or width for one, which the column does not.
            if (property.ClrType == typeof(string))
            {
                property.SetValueComparer(new ValueComparer<string>((a, b) => string.Equals(a, b, StringComparison.Ordinal), s => StringComparer.Ordinal.GetHashCode(s)));
            }

            if (Database.IsSqlServer())
            {
                property.SetCollation(SqlServerOrdinalCollation);
            }
        }

        if (Database.IsSqlServer())
        {
            // Told of them, EF reads generated keys without an OUTPUT clause, which SQL Server refuses on such tables.
            foreach (var type in ImmutableRecords.Types)
            {
                var trigger = ImmutableRecords.TriggerOn(builder.Entity(type).Metadata.GetTableName()!);
                builder.Entity(type).ToTable(t => t.HasTrigger(trigger));
            }
        }
    }

    // Changes are looked for here, once: nothing between this and the base class's own look, which is switched off, changes what is tracked.
    private List<int> BeforeSaving()
    {
        ChangeTracker.DetectChanges();
        ImmutableRecords.Guard(ChangeTracker);
        HasPublicChanges |= ChangeTracker.Entries().Any(e => e is { Entity: Unit or PublishedEdition, State: EntityState.Added or EntityState.Modified or EntityState.Deleted });
        foreach (var entry in ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added))
        {
            Cut(entry.Property(a => a.Name), AuditEntry.NameLength);
            Cut(entry.Property(a => a.Detail), AuditEntry.DetailLength);
            Cut(entry.Property(a => a.TraceId), AuditEntry.TraceIdLength);
        }

        return
        [
            .. ChangeTracker.Entries<Unit>()
                .Where(e => e.State == EntityState.Modified && e.Property(u => u.Name).IsModified)
                .Select(e => e.Entity.Id),
        ];
    }

    private void KeepNameGrams()
    {
        var changed = ChangeTracker.Entries<Unit>()
            .Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && e.Property(u => u.Name).IsModified))
            .Select(e => e.Entity)
            .ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var kept = ChangeTracker.Entries<UnitNameGram>().Where(g => g.State != EntityState.Deleted).ToLookup(g => g.Entity.Unit);
        foreach (var unit in changed)
        {
            var wanted = UnitNameGram.Of(unit.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var gram in kept[unit])
            {
                if (!wanted.Remove(gram.Entity.Gram))
                {
                    gram.State = EntityState.Deleted;
                }
            }

            UnitNameGrams.AddRange(wanted.Select(g => new UnitNameGram { Gram = g, Unit = unit }));
        }
    }

    private static void Cut(PropertyEntry property, int length)
    {
        if (property.CurrentValue is string text && text.Length > length)
        {
            property.CurrentValue = string.Concat(text.AsSpan(0, length - 1), "…");
        }
    }
}
