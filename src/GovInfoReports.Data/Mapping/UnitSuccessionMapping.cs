using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class UnitSuccessionMapping : IEntityTypeConfiguration<UnitSuccession>
{
    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.ToTable("UnitSuccessions");
        builder.Property(s => s.Reason).HasMaxLength(UnitSuccession.ReasonLength);
        builder.Property(s => s.By).HasMaxLength(Account.DisplayNameLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.FromId, s.Day });
        builder.HasIndex(s => new { s.ToId, s.Day });
    }
}
