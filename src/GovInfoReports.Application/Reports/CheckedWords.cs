using GovInfoReports.Domain.Checks;
using Microsoft.Extensions.Caching.Memory;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Keeps what the rules about words said of the working copies that were checked last, while there is room: they are a third of what the
/// rules of a save take, and most saves are of a figure (decision 0013).
/// </summary>
public sealed class CheckedWords : IDisposable
{
    // Room for some thousand reports.
    private const long MostBytes = 64 * 1024 * 1024;
    private const int BytesOfOutcomes = 16 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public TextOutcomes? Of(long reportId) => _kept.Get<TextOutcomes>(reportId);

    public void Keep(long reportId, TextOutcomes? outcomes)
    {
        if (outcomes is not null && !ReferenceEquals(outcomes, Of(reportId)))
        {
            _kept.Set(reportId, outcomes, new MemoryCacheEntryOptions { Size = BytesOfOutcomes + (sizeof(char) * (long)outcomes.Characters) });
        }
    }

    public void Dispose() => _kept.Dispose();
}
