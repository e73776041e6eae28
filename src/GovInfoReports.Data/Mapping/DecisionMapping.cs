using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Name).HasMaxLength(Account.DisplayNameLength);
        builder.Property(d => d.Reason).HasMaxLength(AnnualReport.ReasonLength);
    }
}
