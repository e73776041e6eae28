using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

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
