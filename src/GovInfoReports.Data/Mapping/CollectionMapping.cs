using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

internal sealed class CollectionMapping : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("Collections");
        builder.Property(c => c.AreaCode).Code();
        builder.Property(c => c.UpdatedBy).HasMaxLength(Account.DisplayNameLength);
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.Property(c => c.Instructions).HasMaxLength(Collection.InstructionsLength);
        builder.Property(c => c.RemindOn).Ascii(ReminderDays.TextLength);
        builder.Ignore(c => c.Dates);

        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.AreaCode).HasPrincipalKey(u => u.Code).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Units).WithOne().HasForeignKey(u => u.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AreaCode, c.Year }).IsUnique();
    }
}
