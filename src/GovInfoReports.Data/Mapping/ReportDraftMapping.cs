using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class ReportDraftMapping : IEntityTypeConfiguration<ReportDraft>
{
    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(d => d.ReportId);
        builder.Property(d => d.ReportId).ValueGeneratedNever();
        builder.Property(d => d.Content).HasWorkingContent();
        builder.Ignore(d => d.Notes);
        builder.Property<DraftNotes?>("_notes").HasColumnName("Notes").HasConversion(
            notes => DraftNotesCodec.Encode(notes!),
            bytes => DraftNotesCodec.Decode(bytes),
            new ValueComparer<DraftNotes?>((a, b) => ReferenceEquals(a, b), notes => notes == null ? 0 : notes.Stamps.Count, notes => notes));
    }
}
