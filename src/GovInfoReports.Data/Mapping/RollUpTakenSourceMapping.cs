using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class RollUpTakenSourceMapping : IEntityTypeConfiguration<RollUpTakenSource>
{
    public void Configure(EntityTypeBuilder<RollUpTakenSource> builder)
    {
        builder.ToTable("RollUpTakenSources");
        builder.HasKey(s => new { s.ParentId, s.Year, s.UnitId });
        builder.Property(s => s.UnitId).ValueGeneratedNever();
        builder.Property(s => s.Hash).Ascii(Columns.HashLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.UnitId, s.Year });
    }
}
