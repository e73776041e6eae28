using GovInfoReports.Data.Auditing;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace GovInfoReports.Data;

/// <summary>
/// What is kept for good: published editions, submissions, decisions, sign-off sheets, the record of who did what. Saving refuses to change
/// them, and triggers in the database refuse what goes past the model.
/// </summary>
internal static class ImmutableRecords
{
    public static IReadOnlyList<Type> Types { get; } =
        [typeof(PublishedEdition), typeof(EditionBody), typeof(Submission), typeof(Decision), typeof(AuditEntry), typeof(SignOff)];

    public static string TriggerOn(string table) => $"TR_{table}_Immutable";

    public static void Guard(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Modified or EntityState.Deleted) || !Types.Contains(entry.Metadata.ClrType))
            {
                continue;
            }

            if (entry.State == EntityState.Deleted || entry.Entity is not PublishedEdition || !OnlySuperseded(entry))
            {
                throw new ImmutableRecordException(entry.Metadata.ClrType.Name);
            }
        }
    }

    private static bool OnlySuperseded(EntityEntry entry)
    {
        var superseded = entry.Property(nameof(PublishedEdition.SupersededBy));
        return superseded.OriginalValue is null
            && entry.Properties.All(p => !p.IsModified || p.Metadata == superseded.Metadata);
    }
}
