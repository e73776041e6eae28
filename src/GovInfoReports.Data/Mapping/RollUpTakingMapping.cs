using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class RollUpTakingMapping : IEntityTypeConfiguration<RollUpTaking>
{
    public void Configure(EntityTypeBuilder<RollUpTaking> builder)
    {
        builder.ToTable("RollUpTakings");
        builder.HasKey(t => new { t.ParentId, t.Year });
        builder.Property(t => t.ParentId).ValueGeneratedNever();
        builder.Property(t => t.By).HasMaxLength(Account.DisplayNameLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Body).WithOne().HasForeignKey<RollUpTakingBody>(b => new { b.ParentId, b.Year }).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(t => t.Body).IsRequired();
        builder.HasMany(t => t.Sources).WithOne().HasForeignKey(s => new { s.ParentId, s.Year }).OnDelete(DeleteBehavior.Cascade);
    }
}
