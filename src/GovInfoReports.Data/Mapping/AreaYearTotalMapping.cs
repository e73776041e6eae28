using GovInfoReports.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class AreaYearTotalMapping : IEntityTypeConfiguration<AreaYearTotal>
{
    public void Configure(EntityTypeBuilder<AreaYearTotal> builder)
    {
        builder.ToTable("AreaYearTotals");
        builder.HasKey(t => new { t.AreaCode, t.Year });
        builder.Property(t => t.AreaCode).Code();
        builder.Property(t => t.Year).ValueGeneratedNever();
    }
}
