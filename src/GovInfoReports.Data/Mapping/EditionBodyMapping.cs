using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class EditionBodyMapping : IEntityTypeConfiguration<EditionBody>
{
    public void Configure(EntityTypeBuilder<EditionBody> builder)
    {
        builder.ToTable("EditionBodies");
        builder.HasKey(b => b.EditionId);
        builder.Property(b => b.EditionId).ValueGeneratedNever();
        builder.Property(b => b.Content).HasContent();
        builder.Property(b => b.Checks).HasConversion(
            checks => RuleOutcomesCodec.Encode(checks),
            bytes => RuleOutcomesCodec.Decode(bytes),
            new ValueComparer<IReadOnlyList<RuleOutcome>>(
                (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
                checks => checks.Count,
                checks => checks));
    }
}
