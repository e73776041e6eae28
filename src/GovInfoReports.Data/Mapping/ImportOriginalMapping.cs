using GovInfoReports.Data.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class ImportOriginalMapping : IEntityTypeConfiguration<ImportOriginal>
{
    public void Configure(EntityTypeBuilder<ImportOriginal> builder)
    {
        builder.ToTable("ImportOriginals");
        builder.HasKey(o => o.SourceId);
        builder.Property(o => o.SourceId).ValueGeneratedNever();
    }
}
