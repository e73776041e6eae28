using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class RollUpMemberMapping : IEntityTypeConfiguration<RollUpMember>
{
    public void Configure(EntityTypeBuilder<RollUpMember> builder)
    {
        builder.ToTable("RollUpMembers");
        builder.HasKey(m => new { m.ParentId, m.Year, m.UnitId });
        builder.Property(m => m.Reason).HasMaxLength(RollUpMember.ReasonLength);
        builder.Property(m => m.By).HasMaxLength(Account.DisplayNameLength);
        builder.Property(m => m.At).IsConcurrencyToken();
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => m.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.UnitId, m.Year });
    }
}
