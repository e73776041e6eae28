using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("Posts");
        builder.HasOne(p => p.Unit).WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.SuccessorId).OnDelete(DeleteBehavior.Restrict);

        // Whoever holds a role at a unit, or anywhere, and what an account holds.
        builder.HasIndex(p => new { p.UnitId, p.Role });
        builder.HasIndex(p => p.Role);
        builder.HasIndex(p => p.AccountId);

        // Handed over on a day to come: few at a time.
        builder.HasIndex(p => new { p.SuccessorId, p.HandedOverAt });
    }
}
