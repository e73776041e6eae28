using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class ExplanationMapping : IEntityTypeConfiguration<Explanation>
{
    public void Configure(EntityTypeBuilder<Explanation> builder)
    {
        builder.ToTable("Explanations");
        builder.Property(e => e.Rule).Ascii(Columns.ShortCodeLength);
        builder.Property(e => e.Fingerprint).Ascii(64);
        builder.Property(e => e.Text).HasMaxLength(AnnualReport.ReasonLength);
        builder.Property(e => e.By).HasMaxLength(Account.DisplayNameLength);
    }
}
