using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>What is set for an area's collection.</summary>
/// <param name="Collection">It; <see langword="null"/> while the law's days hold alone.</param>
/// <param name="Decider">Whether the office that looks sets it, or which one does.</param>
public sealed record CollectionView(Unit Area, int Year, Collection? Collection, Decider Decider)
{
    public Guid Revision => Collection?.Revision ?? Guid.Empty;

    public CollectionDates Dates => Collection?.Dates ?? CollectionDates.None;
}
