using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.DisplayName).HasMaxLength(Account.DisplayNameLength);
        builder.Property(a => a.PhoneNumber).HasMaxLength(50);
        builder.Property(a => a.PasswordHash).HasMaxLength(500);
        builder.Property(a => a.SecurityStamp).HasMaxLength(100);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(100);
        builder.HasMany(a => a.Posts).WithOne().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.PortalNotices).HasDefaultValue(NoticeKinds.All).HasSentinel(NoticeKinds.All);
        builder.Property(a => a.MailNotices).HasDefaultValue(NoticeKinds.All).HasSentinel(NoticeKinds.All);
    }
}
