using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A number that the text states of something that a table counts.</summary>
internal sealed record StatedFigure(Sentence Sentence, Amount Amount, int Start)
{
    /// <summary>Where words and number end in the sentence.</summary>
    public required int End { get; init; }
}
