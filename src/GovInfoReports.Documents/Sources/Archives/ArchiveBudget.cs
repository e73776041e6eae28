using GovInfoReports.Domain;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>How many bytes an archive, with those within it, may yet unpack to, and for how long. What is done with its files meanwhile does not count.</summary>
internal sealed class ArchiveBudget(SourceLimits limits, Func<TimeSpan, WorkBudget> begin)
{
    private TimeSpan _time = limits.UnpackingTime;

    /// <summary>Bytes that are left.</summary>
    public long Left { get; set; } = limits.ArchiveUnpackedBytes;

    /// <summary>Works within the time that is left; refuses what is over it.</summary>
    public T Within<T>(Func<WorkBudget, T> unpack)
    {
        using var work = begin(_time);
        try
        {
            return unpack(work);
        }
        catch (OperationCanceledException) when (work.IsSpent)
        {
            throw SourceRefusedException.Of(SourceRefusal.UnpackingTimedOut, limits.UnpackingTime.TotalSeconds);
        }
        finally
        {
            _time = work.Left;
        }
    }
}
