using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

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
