using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GovInfoReports.Data.Mapping;

/// <summary>
/// Stores times as UTC and says so of what it reads: neither provider keeps the kind. A local time is a mistake of the caller.
/// </summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    at => ToStore(at),
    at => DateTime.SpecifyKind(at, DateTimeKind.Utc))
{
    private static DateTime ToStore(DateTime at) => at.Kind == DateTimeKind.Local
        ? throw new ArgumentException("Times are stored as UTC; this one is local.", nameof(at))
        : DateTime.SpecifyKind(at, DateTimeKind.Utc);
}
