using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class AnnualReportMapping : IEntityTypeConfiguration<AnnualReport>
{
    private const int NothingLength = 200;

    public void Configure(EntityTypeBuilder<AnnualReport> builder)
    {
        builder.ToTable("Reports");
        builder.Property(r => r.UnitCode).Code();
        builder.Property(r => r.ProvinceCode).Code();
        builder.Property(r => r.CityCode).Code();
        builder.Property(r => r.CountyCode).Code();
        builder.Property(r => r.Form).Ascii(Columns.ShortCodeLength);
        builder.Property(r => r.UpdatedBy).HasMaxLength(Account.DisplayNameLength);
        builder.Property(r => r.CorrectionNote).HasMaxLength(AnnualReport.ReasonLength);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.Property(r => r.SignedHash).Ascii(Columns.HashLength);
        builder.Ignore(r => r.Place);
        builder.Ignore(r => r.Statement);
        builder.Ignore(r => r.Gate);
        builder.Ignore(r => r.CanChangeUnit);
        builder.OwnsOne(r => r.CarryOverChange, change =>
        {
            change.Property(c => c.Reason).HasColumnName("CarryOverReason").HasMaxLength(AnnualReport.ReasonLength);
            change.Property(c => c.AsksCorrection).HasColumnName("CarryOverAsksCorrection");
            change.Property(c => c.By).HasColumnName("CarryOverBy").HasMaxLength(Account.DisplayNameLength);
            change.Property(c => c.At).HasColumnName("CarryOverAt");
        });
        builder.OwnsOne(r => r.Closing, closing =>
        {
            closing.Property(c => c.Reason).HasColumnName("ClosedReason").HasMaxLength(UnitSuccession.ReasonLength);
            closing.Property(c => c.ReplacedById).HasColumnName("ReplacedById");
            closing.Property(c => c.By).HasColumnName("ClosedBy").HasMaxLength(Account.DisplayNameLength);
            closing.Property(c => c.At).HasColumnName("ClosedAt");
        });
        builder.OwnsOne(r => r.Nothing, nothing =>
        {
            nothing.Property(n => n.Statements).HasColumnName("NothingStatements").Ascii(NothingLength).HasConversion(
                codes => string.Join(',', codes),
                text => text.Split(',', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<IReadOnlyList<string>>((a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), codes => codes.Count, codes => codes));
            nothing.Property(n => n.By).HasColumnName("NothingBy").HasMaxLength(Account.DisplayNameLength);
            nothing.Property(n => n.At).HasColumnName("NothingAt");
        });

        builder.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Draft).WithOne().HasForeignKey<ReportDraft>(d => d.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Draft).IsRequired();
        builder.HasMany(r => r.Decisions).WithOne().HasForeignKey("ReportId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Submissions).WithOne().HasForeignKey("ReportId").IsRequired().OnDelete(DeleteBehavior.Restrict);

        // An explanation given anew replaces the old one: taken from the list, it is deleted, by EF and not by the database.
        builder.HasMany(r => r.Explanations).WithOne().HasForeignKey("ReportId").IsRequired().OnDelete(DeleteBehavior.ClientCascade);

        builder.HasMany(r => r.Comments).WithOne().HasForeignKey("ReportId").IsRequired().OnDelete(DeleteBehavior.ClientCascade);

        builder.HasIndex(r => new { r.UnitId, r.Year }).IsUnique();
        builder.HasIndex(r => new { r.UnitCode, r.Year });

        // Inboxes and overviews: pages by state, oldest or newest change first. The key is behind every index on both
        // providers, so that it need not be named for keyset paging to run along the index.
        builder.HasIndex(r => new { r.ProvinceCode, r.Year, r.Status, r.UpdatedAt });
        builder.HasIndex(r => new { r.CityCode, r.Year, r.Status, r.UpdatedAt });
        builder.HasIndex(r => new { r.CountyCode, r.Year, r.Status, r.UpdatedAt });
    }
}
