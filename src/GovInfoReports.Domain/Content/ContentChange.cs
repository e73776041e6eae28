using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>A change of a content. What is <see langword="null"/> or not named stays as it is.</summary>
public sealed record ContentChange
{
    /// <summary>New title.</summary>
    public string? Title { get; init; }

    /// <summary>New preamble.</summary>
    public string? Preamble { get; init; }

    /// <summary>New texts by section code.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>New additional sections, all of them.</summary>
    public IReadOnlyList<AdditionalSection>? AdditionalSections { get; init; }

    /// <summary>New signature.</summary>
    public string? Signature { get; init; }

    /// <summary>New values by cell.</summary>
    public IReadOnlyDictionary<CellId, CellValue> Cells { get; init; } = new Dictionary<CellId, CellValue>();

    /// <summary>Codes of the sections whose new text is last year's, word for word.</summary>
    public IReadOnlyCollection<string> TakenOver { get; init; } = [];

    /// <summary>
    /// Whether this is what a document says: its totals stay as they are written or missing there, and what it carries over is its own.
    /// </summary>
    public bool IsTranscript { get; init; }

    /// <summary>The change that makes any content say what this one says.</summary>
    public static ContentChange To(ReportContent content) => new()
    {
        Title = content.Title,
        Preamble = content.Preamble,
        Texts = content.Texts,
        AdditionalSections = content.AdditionalSections,
        Signature = content.Signature,
        Cells = content.Figures.Cells.ToDictionary(),
        IsTranscript = true,
    };

    /// <summary>Applies the change; totals follow their parts (<see cref="Totals.Follow"/>), and bound values their cells.</summary>
    public ReportContent ApplyTo(ReportContent content, FormEdition edition)
    {
        Dictionary<string, string> texts = new(content.Texts, StringComparer.Ordinal);
        foreach (var (code, text) in Texts)
        {
            texts[code] = text;
        }

        var figures = content.Figures.With(Cells);
        return BoundValues.Follow(content with
        {
            Title = Title ?? content.Title,
            Preamble = Preamble ?? content.Preamble,
            Texts = texts,
            AdditionalSections = AdditionalSections ?? content.AdditionalSections,
            Signature = Signature ?? content.Signature,
            Figures = IsTranscript ? figures : Totals.Follow(edition, content.Figures, figures),
        });
    }
}
