using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>
/// Reads a report out of the text that copying it from Word, a web page, a PDF or Markdown gives: figures, texts, title and
/// signature, with what is doubtful about them. It knows no section, row or column by itself; all that comes from the form, so
/// that a later edition is read as well. Nothing of the text is dropped, and no figure is guessed.
/// </summary>
public sealed class ReportTextReader
{
    private readonly FormCatalog _catalog;
    private readonly Dictionary<string, FormWords> _words;
    private readonly IReadOnlyList<(FormEdition Edition, string Word, string Key)> _markers;

    /// <summary>Makes a reader.</summary>
    public ReportTextReader(FormCatalog catalog)
    {
        _catalog = catalog;
        _markers = EditionChoice.Markers(catalog);
        _words = catalog.Editions.ToDictionary(e => e.Id, e => new FormWords(e), StringComparer.Ordinal);
    }

    /// <summary>Reads a report. Never throws for any text, however broken.</summary>
    public ReadingResult Read(string text, ReadingHints hints) => Read(SourceDocument.Of(text), hints);

    /// <summary>Reads a report out of the lines and tables of a file. Never throws for any source, however broken.</summary>
    public ReadingResult Read(SourceDocument source, ReadingHints hints)
    {
        if (source.Coded is { } coded && _catalog.Find(coded.Content.Form) is { } edition && (hints.Edition is null || hints.Edition == edition.Id))
        {
            return CodedReading.Read(source, coded, edition, hints);
        }

        var parts = ReportParts.Find(source, [.. _words.Values]);
        if (parts.Count < 2)
        {
            return Read(source, hints, null);
        }

        var part = ReportPart.Choose(parts, hints);
        var result = Read(part.Of(source), hints with { Year = hints.Year ?? part.Year }, new PartChoice(parts, part, hints.Year == part.Year));
        return result with
        {
            Source = source,
            Lines = [.. result.Lines.Select((l, i) => part.Holds[i] || TextKey.IsBlank(source.Entries[i].Text) ? l : l with { Text = source.Entries[i].Text, Use = LineUse.OtherReport })],
        };
    }

    private ReadingResult Read(SourceDocument source, ReadingHints hints, PartChoice? part)
    {
        List<string> lines = [.. source.Entries.Select(e => e.Text)];
        var opening = ReportOpening.Of(source, i => _words.Values.Any(w => w.MayBeHeading(lines[i])));
        var choice = EditionChoice.Make(_catalog, _markers, lines, hints.Year ?? opening.Year, hints.Edition);
        return new ReadingRun(choice, _words[choice.Edition.Id], source, hints, part).Read();
    }

    internal static SourcePlace PlaceOf(IReadOnlyList<string> lines, int line, int column = 0)
    {
        var words = TextKey.Trim(lines[line]);
        return new SourcePlace(line + 1, column + 1, TextKey.Shorten(words));
    }
}
