using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

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
