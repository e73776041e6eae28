using GovInfoReports.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class UnitNameGramMapping : IEntityTypeConfiguration<UnitNameGram>
{
    public void Configure(EntityTypeBuilder<UnitNameGram> builder)
    {
        builder.ToTable("UnitNameGrams");
        builder.HasKey(g => new { g.Gram, g.UnitId });
        builder.Property(g => g.Gram).HasMaxLength(UnitNameGram.GramLength).Ordinal();
        builder.Property(g => g.UnitId).ValueGeneratedNever();
        builder.HasOne(g => g.Unit).WithMany().HasForeignKey(g => g.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
