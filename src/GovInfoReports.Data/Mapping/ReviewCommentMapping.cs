using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

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

        // Two officers who answer at once touch nothing else of the report.
        builder.Property(c => c.State).IsConcurrencyToken();

        // Questions that wait are looked for on every page of an officer, among the comments of all years.
        builder.HasIndex(c => c.State).HasFilter("[State] = 4");
    }
}
