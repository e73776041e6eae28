namespace GovInfoReports.Domain.Form;

/// <summary>
/// All editions the portal knows. The official ones are JSON files in <c>Form/Editions</c> embedded in this assembly; a later
/// edition is one more file there and nothing else.
/// </summary>
public sealed class FormCatalog
{
    /// <summary>Makes a catalogue. An edition without a last year is in force until its successor begins.</summary>
    public FormCatalog(IEnumerable<FormEdition> editions)
    {
        List<FormEdition> ordered = [.. editions.OrderBy(e => e.FirstYear)];
        for (var i = 1; i < ordered.Count; i++)
        {
            var (before, next) = (ordered[i - 1], ordered[i]);
            if (ordered.Take(i).Any(e => string.Equals(e.Id, next.Id, StringComparison.Ordinal)) || (before.LastYear ?? before.FirstYear) >= next.FirstYear)
            {
                throw new FormDefinitionException($"Editions '{before.Id}' and '{next.Id}' overlap.");
            }

            ordered[i - 1] = before.LastYear is null ? before.Until(next.FirstYear - 1) : before;
        }

        Editions = ordered;
    }

    /// <summary>The editions, oldest first.</summary>
    public IReadOnlyList<FormEdition> Editions { get; }

    /// <summary>The official editions.</summary>
    public static FormCatalog Official()
    {
        var assembly = typeof(FormCatalog).Assembly;
        return new FormCatalog(assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("GovInfoReports.Domain.Form.Editions.", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal))
            .Select(n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                return FormEditionReader.Read(stream);
            }));
    }

    /// <summary>The edition for a reporting year.</summary>
    /// <returns>The edition, or <see langword="null"/> when no edition covers the year.</returns>
    public FormEdition? ForYear(int year) => Editions.FirstOrDefault(e => e.Covers(year));

    /// <summary>The edition a record was made with.</summary>
    public FormEdition Get(string id) =>
        Find(id) ?? throw new KeyNotFoundException($"There is no form edition '{id}'.");

    /// <summary>The edition with an id, if there is one.</summary>
    public FormEdition? Find(string id) => Editions.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal));
}
