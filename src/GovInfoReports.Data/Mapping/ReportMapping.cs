using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
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
        builder.OwnsOne(r => r.CarryOverChange, change =>
        {
            change.Property(c => c.Reason).HasColumnName("CarryOverReason").HasMaxLength(AnnualReport.ReasonLength);
            change.Property(c => c.AsksCorrection).HasColumnName("CarryOverAsksCorrection");
            change.Property(c => c.By).HasColumnName("CarryOverBy").HasMaxLength(Account.DisplayNameLength);
            change.Property(c => c.At).HasColumnName("CarryOverAt");
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

internal sealed class ReportDraftMapping : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(d => d.ReportId);
        builder.Property(d => d.ReportId).ValueGeneratedNever();
        builder.Property(d => d.Content).HasContent();
        builder.Ignore(d => d.Notes);
        builder.Property<DraftNotes?>("_notes").HasColumnName("Notes").HasConversion(
            notes => DraftNotesCodec.Encode(notes!),
            bytes => DraftNotesCodec.Decode(bytes),
            new ValueComparer<DraftNotes?>((a, b) => ReferenceEquals(a, b), notes => notes == null ? 0 : notes.Stamps.Count, notes => notes));
    }
}

internal sealed class ReviewCommentMapping : IEntityTypeConfiguration<ReviewComment>
{
    public void Configure(EntityTypeBuilder<ReviewComment> builder)
    {
        builder.ToTable("ReviewComments");
        builder.Property(c => c.Place).Ascii(ReportFields.NameLength);
        builder.Property(c => c.Text).HasMaxLength(ReviewComment.TextLength);
        builder.Property(c => c.Answer).HasMaxLength(ReviewComment.TextLength);
        builder.Property(c => c.By).HasMaxLength(Account.DisplayNameLength);
        builder.Property(c => c.AnsweredBy).HasMaxLength(Account.DisplayNameLength);
        builder.Property(c => c.AcceptedBy).HasMaxLength(Account.DisplayNameLength);
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Name).HasMaxLength(Account.DisplayNameLength);
        builder.Property(d => d.Reason).HasMaxLength(AnnualReport.ReasonLength);
    }
}

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.Property(s => s.Name).HasMaxLength(Account.DisplayNameLength);
        builder.Property(s => s.Hash).Ascii(Columns.HashLength);
        builder.Property(s => s.Content).HasContent();
        builder.HasIndex("ReportId", nameof(Submission.Round)).IsUnique();
        builder.HasIndex(s => s.Hash);
    }
}

internal sealed class ExplanationMapping : IEntityTypeConfiguration<Explanation>
{
    public void Configure(EntityTypeBuilder<Explanation> builder)
    {
        builder.ToTable("Explanations");
        builder.Property(e => e.Rule).Ascii(Columns.ShortCodeLength);
        builder.Property(e => e.Fingerprint).Ascii(64);
        builder.Property(e => e.Text).HasMaxLength(AnnualReport.ReasonLength);
        builder.Property(e => e.By).HasMaxLength(Account.DisplayNameLength);
    }
}

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
