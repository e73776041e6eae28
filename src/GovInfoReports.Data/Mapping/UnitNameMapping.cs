using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class UnitNameMapping : IEntityTypeConfiguration<UnitName>
{
    public void Configure(EntityTypeBuilder<UnitName> builder)
    {
        builder.ToTable("UnitNames");
        builder.Property(n => n.Name).HasMaxLength(Unit.NameLength);
        builder.Property(n => n.ParentCode).Code();
        builder.HasIndex(n => new { n.UnitId, n.LastDay });
        builder.HasIndex(n => n.ParentCode);
    }
}
