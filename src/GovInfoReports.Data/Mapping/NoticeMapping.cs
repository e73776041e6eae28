using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Notices;
using GovInfoReports.Data.Signing;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<SigningDesk>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.Property(n => n.Occasion).Ascii(Notice.OccasionLength);
        builder.Property(n => n.Title).HasMaxLength(Notice.TitleLength);
        builder.Property(n => n.Text).HasMaxLength(Notice.TextLength);
        builder.Property(n => n.Path).HasMaxLength(Notice.PathLength);
        builder.Property(n => n.MailProblem).HasMaxLength(Notice.ProblemLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(n => n.PostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.PostId, n.Occasion }).IsUnique();

        // A person's list, newest first along the key behind the index, and the mails to be sent next.
        builder.HasIndex(n => new { n.AccountId, n.InPortal, n.ReadAt });
        builder.HasIndex(n => new { n.Mail, n.MailAt });
    }

    public void Configure(EntityTypeBuilder<SigningDesk> builder)
    {
        builder.ToTable("SigningDesks");
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.UnitId, d.Number }).IsUnique();
        builder.HasIndex(d => d.AccountId);
    }
}
