using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class SignOffMapping : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("SignOffs");
        builder.Property(s => s.Code).Ascii(SignOff.CodeLength);
        builder.Property(s => s.Content!).HasContent();
        builder.Property(s => s.Hash).Ascii(Columns.HashLength);
        builder.Property(s => s.By).HasMaxLength(Account.DisplayNameLength);
        builder.HasOne<AnnualReport>().WithMany().HasForeignKey(s => s.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.Code).IsUnique();
    }
}
