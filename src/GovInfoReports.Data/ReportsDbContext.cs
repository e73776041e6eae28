using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.Importing;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data;

/// <summary>
/// The store of the portal: one model for both providers. It is used through the provider's own subclass, which only carries
/// that provider's migrations.
/// </summary>
/// <param name="options">Options of the provider's subclass.</param>
public abstract class ReportsDbContext(DbContextOptions options) : IdentityUserContext<Account, int>(options)
{
    /// <summary>Reporting units and the areas they lie in.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>Reports with their state; the working copy is loaded only where it is asked for.</summary>
    public DbSet<AnnualReport> Reports => Set<AnnualReport>();

    /// <summary>Working copies.</summary>
    public DbSet<ReportDraft> Drafts => Set<ReportDraft>();

    /// <summary>What was handed in.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <summary>What was made public, without the content.</summary>
    public DbSet<PublishedEdition> Editions => Set<PublishedEdition>();

    /// <summary>Content of what was made public.</summary>
    public DbSet<EditionBody> EditionBodies => Set<EditionBody>();

    /// <summary>Who did what; only ever added to.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Texts that reports were read from.</summary>
    public DbSet<ImportSource> ImportSources => Set<ImportSource>();

    /// <summary>Parts of unit names, for finding units by name without reading them all.</summary>
    public DbSet<UnitNameGram> UnitNameGrams => Set<UnitNameGram>();

    /// <summary>How many reports are public in each area and year.</summary>
    public DbSet<AreaYearTotal> AreaYearTotals => Set<AreaYearTotal>();
}
