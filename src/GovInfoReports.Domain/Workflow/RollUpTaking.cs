using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>What a government took over into its report of a year from the reports below it 带入, so that what is out of date can be told.</summary>
public sealed class RollUpTaking
{
    private readonly List<RollUpTakenSource> _sources = [];

    private RollUpTaking()
    {
    }

    public RollUpTaking(int parentId, int year) => (ParentId, Year) = (parentId, year);

    public int ParentId { get; private set; }

    public int Year { get; private set; }

    /// <summary>Name of the person who took it over.</summary>
    public string By { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Cells, parts and adjustments; apart so that lists never load them.</summary>
    public RollUpTakingBody Body { get; private set; } = null!;

    /// <summary>The reports that counted, one row each.</summary>
    public IReadOnlyList<RollUpTakenSource> Sources => _sources;

    /// <summary>Keeps what was taken over instead of what was taken over before.</summary>
    /// <param name="unitIds">Keys of the children's units by their codes.</param>
    public void Keep(RollUpSnapshot snapshot, IReadOnlyDictionary<string, int> unitIds, string by, DateTime at)
    {
        (By, At) = (by, at);
        Body ??= new RollUpTakingBody();
        Body.Keep(snapshot);
        var wanted = snapshot.Children.ToDictionary(c => unitIds[c.UnitCode], c => c.Source);
        _sources.RemoveAll(s => !wanted.ContainsKey(s.UnitId));
        foreach (var source in _sources)
        {
            source.Keep(wanted[source.UnitId]);
        }

        _sources.AddRange(wanted.Where(w => !_sources.Exists(s => s.UnitId == w.Key)).Select(w => new RollUpTakenSource(w.Key, w.Value)).ToList());
    }
}
