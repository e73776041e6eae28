using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>Everything a report says: what is saved as a draft and frozen as an edition. Immutable.</summary>
public sealed record ReportContent
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Id of the form edition the content was made with.</summary>
    public required string Form { get; init; }

    public string Title { get; init; } = string.Empty;

    /// <summary>What stands before section one (前言): basis, period of the figures, contact. Markdown.</summary>
    public string Preamble { get; init; } = string.Empty;

    /// <summary>
    /// Text by section code, as Markdown; sections of text are there even when empty. For a section with a table it is what
    /// stands in the section beside the table.
    /// </summary>
    public IReadOnlyDictionary<string, string> Texts
    {
        get => _texts;
        init
        {
            _texts = new(StringComparer.Ordinal);
            foreach (var (code, text) in value)
            {
                _texts[code] = text;
            }
        }
    }

    /// <summary>Sections beside those of the form.</summary>
    public IReadOnlyList<AdditionalSection> AdditionalSections { get; init; } = [];

    /// <summary>What stands after the last section (落款): the unit's name and the date, a line each.</summary>
    public string Signature { get; init; } = string.Empty;

    public ReportFigures Figures { get; init; } = ReportFigures.None;

    public static ReportContent EmptyFor(FormEdition edition) => new()
    {
        Form = edition.Id,
        Texts = edition.Sections.Where(s => s.IsNarrative).ToDictionary(s => s.Code, _ => string.Empty, StringComparer.Ordinal),
        Figures = ReportFigures.BlankFor(edition),
    };

    public string Text(string section) => _texts.TryGetValue(section, out var text) ? text : string.Empty;

    /// <summary>A copy with one section's text changed.</summary>
    public ReportContent WithText(string section, string text)
    {
        Dictionary<string, string> texts = new(_texts, StringComparer.Ordinal) { [section] = text };
        return this with { Texts = texts };
    }

    /// <summary>Whether two contents say the same.</summary>
    public bool Equals(ReportContent? other) =>
        other is not null
        && string.Equals(Form, other.Form, StringComparison.Ordinal)
        && string.Equals(Title, other.Title, StringComparison.Ordinal)
        && string.Equals(Preamble, other.Preamble, StringComparison.Ordinal)
        && string.Equals(Signature, other.Signature, StringComparison.Ordinal)
        && _texts.Where(t => t.Value.Length > 0).SequenceEqual(other._texts.Where(t => t.Value.Length > 0))
        && AdditionalSections.SequenceEqual(other.AdditionalSections)
        && Figures.Equals(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Form, Title, Preamble, Signature, AdditionalSections.Count, Figures);
}

/// <summary>A section that a report brings beside the ones of the form (some have ten); kept in order with its heading.</summary>
/// <param name="After">Code of the form section it stands after, or <see langword="null"/> when it stands before the first.</param>
public sealed record AdditionalSection(string Heading, string Text, string? After);
