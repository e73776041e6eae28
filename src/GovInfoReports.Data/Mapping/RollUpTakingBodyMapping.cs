using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class RollUpTakingBodyMapping : IEntityTypeConfiguration<RollUpTakingBody>
{
    public void Configure(EntityTypeBuilder<RollUpTakingBody> builder)
    {
        builder.ToTable("RollUpTakingBodies");
        builder.HasKey(b => new { b.ParentId, b.Year });
        builder.Property(b => b.ParentId).ValueGeneratedNever();
        builder.Property(b => b.Snapshot).HasConversion(
            snapshot => RollUpSnapshotCodec.Encode(snapshot),
            bytes => RollUpSnapshotCodec.Decode(bytes),
            new ValueComparer<RollUpSnapshot>((a, b) => ReferenceEquals(a, b), snapshot => snapshot.Children.Count, snapshot => snapshot));
    }
}
