using GovInfoReports.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

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
        builder.Property(a => a.Address).Ascii(AuditEntry.AddressLength);
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
