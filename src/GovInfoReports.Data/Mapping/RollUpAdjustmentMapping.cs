using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class RollUpAdjustmentMapping : IEntityTypeConfiguration<RollUpAdjustment>
{
    // As many digits as a figure of the form takes, with the six decimal places of 万元.
    private const int AmountPrecision = 18;
    private const int AmountScale = 6;

    public void Configure(EntityTypeBuilder<RollUpAdjustment> builder)
    {
        builder.ToTable("RollUpAdjustments");
        builder.Property(a => a.Cell).Ascii(3 * Columns.ShortCodeLength);
        builder.Property(a => a.Amount).HasPrecision(AmountPrecision, AmountScale);
        builder.Property(a => a.Note).HasMaxLength(Adjustment.NoteLength);
        builder.Property(a => a.By).HasMaxLength(Account.DisplayNameLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.ParentId, a.Year });
    }
}
