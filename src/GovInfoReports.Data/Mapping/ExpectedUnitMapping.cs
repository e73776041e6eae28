using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class ExpectedUnitMapping : IEntityTypeConfiguration<ExpectedUnit>
{
    public void Configure(EntityTypeBuilder<ExpectedUnit> builder)
    {
        builder.ToTable("ExpectedUnits");
        builder.Property(u => u.Reason).HasMaxLength(AnnualReport.ReasonLength);
        builder.Property(u => u.DecidedBy).HasMaxLength(Account.DisplayNameLength);
        builder.Property(u => u.ExtensionReason).HasMaxLength(AnnualReport.ReasonLength);
        builder.Property(u => u.ExtendedBy).HasMaxLength(Account.DisplayNameLength);

        // Two ways lead from a unit to its row; were either of them to cascade, SQL Server would refuse the table (1785).
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.CollectionId, u.UnitId }).IsUnique();
    }
}
