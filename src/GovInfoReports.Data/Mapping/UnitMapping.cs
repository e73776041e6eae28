using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("Units");
        builder.HasAlternateKey(u => u.Code);
        builder.Property(u => u.Code).Code();
        builder.Property(u => u.Name).HasMaxLength(Unit.NameLength);
        builder.Property(u => u.ParentCode).Code();
        builder.Property(u => u.ProvinceCode).Code();
        builder.Property(u => u.CityCode).Code();
        builder.Property(u => u.CountyCode).Code();
        builder.Ignore(u => u.Place);
        builder.Ignore(u => u.EverFiles);

        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentCode).HasPrincipalKey(u => u.Code).OnDelete(DeleteBehavior.Restrict);

        builder.HasMany(u => u.Names).WithOne().HasForeignKey(n => n.UnitId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(u => new { u.ParentCode, u.Code });
        builder.HasIndex(u => new { u.ProvinceCode, u.Code });
        builder.HasIndex(u => new { u.CityCode, u.Code });
        builder.HasIndex(u => new { u.CountyCode, u.Code });
        builder.HasIndex(u => new { u.Level, u.Code });
    }
}
