using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class PublishedEditionMapping : IEntityTypeConfiguration<PublishedEdition>
{
    // Three names of areas and the strokes between them.
    private const int AreaNamesLength = (3 * Unit.NameLength) + 2;

    public void Configure(EntityTypeBuilder<PublishedEdition> builder)
    {
        builder.ToTable("Editions");
        builder.Property(e => e.UnitCode).Code();
        builder.Property(e => e.UnitName).HasMaxLength(Unit.NameLength);
        builder.Property(e => e.AreaNames).HasMaxLength(AreaNamesLength);
        builder.Property(e => e.ProvinceCode).Code();
        builder.Property(e => e.CityCode).Code();
        builder.Property(e => e.CountyCode).Code();
        builder.Property(e => e.Form).Ascii(Columns.ShortCodeLength);
        builder.Property(e => e.Title).HasMaxLength(ReportLimits.Title);
        builder.Property(e => e.CorrectionNote).HasMaxLength(AnnualReport.ReasonLength);
        builder.Property(e => e.SourceName).HasMaxLength(EditionSource.FileNameLength);
        builder.Property(e => e.SourceHash).Ascii(Columns.HashLength);
        builder.Property(e => e.Hash).Ascii(Columns.HashLength);

        builder.HasOne<AnnualReport>().WithMany().HasForeignKey(e => e.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(e => e.Body).WithOne().HasForeignKey<EditionBody>(b => b.EditionId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(e => e.Body).IsRequired();

        builder.HasIndex(e => new { e.ReportId, e.Number }).IsUnique();
        builder.HasIndex(e => new { e.UnitId, e.Year });
        builder.HasIndex(e => new { e.UnitCode, e.Year });
        builder.HasIndex(e => e.Hash);

        // The public lists, newest first, in the whole country or an area, of all years or one: each runs along one of
        // these and stops after a page. Superseded editions are few; they are passed over on the way.
        builder.HasIndex(e => e.PublishedAt);
        builder.HasIndex(e => new { e.Year, e.PublishedAt });
        builder.HasIndex(e => new { e.ProvinceCode, e.PublishedAt });
        builder.HasIndex(e => new { e.ProvinceCode, e.Year, e.PublishedAt });
        builder.HasIndex(e => new { e.CityCode, e.PublishedAt });
        builder.HasIndex(e => new { e.CityCode, e.Year, e.PublishedAt });
        builder.HasIndex(e => new { e.CountyCode, e.PublishedAt });
        builder.HasIndex(e => new { e.CountyCode, e.Year, e.PublishedAt });
    }
}
