using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class ReportLookMapping : IEntityTypeConfiguration<ReportLook>
{
    public void Configure(EntityTypeBuilder<ReportLook> builder)
    {
        builder.ToTable("ReportLooks");
        builder.HasKey(l => new { l.AccountId, l.ReportId });
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AnnualReport>().WithMany().HasForeignKey(l => l.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
