using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.Importing;
using GovInfoReports.Data.Notices;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.DisplayName).HasMaxLength(Account.DisplayNameLength);
        builder.Property(a => a.PhoneNumber).HasMaxLength(50);
        builder.Property(a => a.PasswordHash).HasMaxLength(500);
        builder.Property(a => a.SecurityStamp).HasMaxLength(100);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(100);
        builder.HasOne(a => a.Unit).WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.PortalNotices).HasDefaultValue(NoticeKinds.All).HasSentinel(NoticeKinds.All);
        builder.Property(a => a.MailNotices).HasDefaultValue(NoticeKinds.All).HasSentinel(NoticeKinds.All);
        builder.HasIndex(a => new { a.UnitId, a.Role });
        builder.HasIndex(a => a.Role);
    }
}

internal sealed class AccountPartsMapping
    : IEntityTypeConfiguration<IdentityUserClaim<int>>, IEntityTypeConfiguration<IdentityUserLogin<int>>, IEntityTypeConfiguration<IdentityUserToken<int>>
{
    private const int KeyLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> builder)
    {
        builder.ToTable("AccountClaims");
        builder.Property(c => c.ClaimType).HasMaxLength(256);
        builder.Property(c => c.ClaimValue).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> builder)
    {
        builder.ToTable("AccountLogins");
        builder.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
        builder.Property(l => l.ProviderDisplayName).HasMaxLength(256);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> builder)
    {
        builder.ToTable("AccountTokens");
        builder.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
        builder.Property(t => t.Name).HasMaxLength(KeyLength);
        builder.Property(t => t.Value).HasMaxLength(2000);
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(a => a.Name).HasMaxLength(AuditEntry.NameLength);
        builder.Property(a => a.Action).Ascii(Columns.ShortCodeLength);
        builder.Property(a => a.UnitCode).Code();
        builder.Property(a => a.ProvinceCode).Code();
        builder.Property(a => a.CityCode).Code();
        builder.Property(a => a.CountyCode).Code();
        builder.Property(a => a.Detail).HasMaxLength(AuditEntry.DetailLength);
        builder.Property(a => a.TraceId).HasMaxLength(AuditEntry.TraceIdLength);

        // No foreign keys: the record outlives what it speaks of. Pages run newest first along the key behind each index.
        builder.HasIndex(a => a.ProvinceCode);
        builder.HasIndex(a => a.CityCode);
        builder.HasIndex(a => a.CountyCode);
        builder.HasIndex(a => a.UnitCode);
        builder.HasIndex(a => a.ReportId);
        builder.HasIndex(a => a.AccountId);
    }
}

internal sealed class ImportSourceMapping : IEntityTypeConfiguration<ImportSource>
{
    public void Configure(EntityTypeBuilder<ImportSource> builder)
    {
        builder.ToTable("ImportSources");
        builder.Property(s => s.FileName).HasMaxLength(ImportSource.FileNameLength);
        builder.Property(s => s.Hash).Ascii(Columns.HashLength);
        builder.Property(s => s.By).HasMaxLength(Account.DisplayNameLength);
        builder.HasOne<AnnualReport>().WithMany().HasForeignKey(s => s.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.Original).WithOne().HasForeignKey<ImportOriginal>(o => o.SourceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.Hash);
    }
}

internal sealed class ImportOriginalMapping : IEntityTypeConfiguration<ImportOriginal>
{
    public void Configure(EntityTypeBuilder<ImportOriginal> builder)
    {
        builder.ToTable("ImportOriginals");
        builder.HasKey(o => o.SourceId);
        builder.Property(o => o.SourceId).ValueGeneratedNever();
    }
}

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<ImportBatchFile>, IEntityTypeConfiguration<ImportBatchBody>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("ImportBatches");
        builder.Property(b => b.By).HasMaxLength(Account.DisplayNameLength);
        builder.Property(b => b.Name).HasMaxLength(ImportSource.FileNameLength);
        builder.Property(b => b.Revision).IsConcurrencyToken();
        builder.HasMany(b => b.Files).WithOne().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => b.UnitId);
        builder.HasIndex(b => b.State);
    }

    public void Configure(EntityTypeBuilder<ImportBatchFile> builder)
    {
        builder.ToTable("ImportBatchFiles");
        builder.Property(f => f.Name).HasMaxLength(ImportBatchFile.NameLength);
        builder.Property(f => f.Hash).Ascii(Columns.HashLength);
        builder.Property(f => f.UnitName).HasMaxLength(Unit.NameLength);
        builder.Property(f => f.UnitCode).Code();
        builder.Property(f => f.Form).Ascii(Columns.ShortCodeLength);
        builder.Property(f => f.Message).HasMaxLength(ImportBatchFile.MessageLength);
        builder.HasOne(f => f.Body).WithOne().HasForeignKey<ImportBatchBody>(b => b.FileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.BatchId, f.Number }).IsUnique();
        builder.HasIndex(f => new { f.BatchId, f.State, f.Number });
    }

    public void Configure(EntityTypeBuilder<ImportBatchBody> builder)
    {
        builder.ToTable("ImportBatchBodies");
        builder.HasKey(b => b.FileId);
        builder.Property(b => b.FileId).ValueGeneratedNever();
    }
}

internal sealed class SignOffMapping : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("SignOffs");
        builder.Property(s => s.Code).Ascii(SignOff.CodeLength);
        builder.Property(s => s.Content!).HasContent();
        builder.Property(s => s.Hash).Ascii(Columns.HashLength);
        builder.Property(s => s.By).HasMaxLength(Account.DisplayNameLength);
        builder.HasOne<AnnualReport>().WithMany().HasForeignKey(s => s.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.Code).IsUnique();
    }
}
