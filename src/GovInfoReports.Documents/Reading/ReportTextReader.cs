using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain;
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
    private readonly SourceLimits _limits;
    private readonly Dictionary<string, FormWords> _words;
    private readonly IReadOnlyList<(FormEdition Edition, string Word, string Key)> _markers;

    /// <summary>Makes a reader.</summary>
    /// <param name="limits">Limits, of which that of time holds here; <see langword="null"/> for the usual ones.</param>
    public ReportTextReader(FormCatalog catalog, SourceLimits? limits = null)
    {
        _limits = limits ?? new SourceLimits();
        _catalog = catalog;
        _markers = EditionChoice.Markers(catalog);
        _words = catalog.Editions.ToDictionary(e => e.Id, e => new FormWords(e), StringComparer.Ordinal);
    }

    /// <summary>Reads a report. Refuses a text only where it takes too long.</summary>
    public ReadingResult Read(string text, ReadingHints hints) => Read(SourceDocument.Of(text), hints);

    /// <summary>Reads a report out of the lines and tables of a file. Refuses a source only where it takes too long.</summary>
    public ReadingResult Read(SourceDocument source, ReadingHints hints, CancellationToken ct = default)
    {
        using WorkBudget budget = new(_limits.ReadingTime, ct);
        return Read(source, hints, budget);
    }

    /// <summary>Reads a report within what is left for all that came with it.</summary>
    public ReadingResult ReadWithin(SourceDocument source, ReadingHints hints, WorkBudget whole)
    {
        using WorkBudget budget = new(_limits.ReadingTime, whole);
        return Read(source, hints, budget);
    }

    internal ReadingResult Read(SourceDocument source, ReadingHints hints, WorkBudget budget)
    {
        try
        {
            return Recognise(source, hints, budget);
        }
        catch (OperationCanceledException) when (budget.IsSpent)
        {
            throw SourceRefusedException.Of(SourceRefusal.ReadingTimedOut, budget.Time.TotalSeconds);
        }
    }

    private ReadingResult Recognise(SourceDocument source, ReadingHints hints, WorkBudget budget)
    {
        if (source.Coded is { } coded && _catalog.Find(coded.Content.Form) is { } edition && (hints.Edition is null || hints.Edition == edition.Id))
        {
            return CodedReading.Read(source, coded, edition, hints);
        }

        var parts = ReportParts.Find(source, [.. _words.Values], budget);
        if (parts.Count < 2)
        {
            return Read(source, hints, null, budget);
        }

        var part = ReportPart.Choose(parts, hints);
        var result = Read(part.Of(source), hints with { Year = hints.Year ?? part.Year }, new PartChoice(parts, part, hints.Year == part.Year), budget);
        return result with
        {
            Source = source,
            Lines = [.. result.Lines.Select((l, i) => part.Holds[i] || TextKey.IsBlank(source.Entries[i].Text) ? l : l with { Text = source.Entries[i].Text, Use = LineUse.OtherReport })],
        };
    }

    private ReadingResult Read(SourceDocument source, ReadingHints hints, PartChoice? part, WorkBudget budget)
    {
        List<string> lines = [.. source.Entries.Select(e => e.Text)];
        var opening = ReportOpening.Of(source, i => _words.Values.Any(w => w.MayBeHeading(lines[i])));
        var choice = EditionChoice.Make(_catalog, _markers, lines, hints.Year ?? opening.Year, hints.Edition);
        return new ReadingRun(choice, _words[choice.Edition.Id], source, hints, part, budget).Read();
    }

    internal static SourcePlace PlaceOf(IReadOnlyList<string> lines, int line, int column = 0)
    {
        var words = TextKey.Trim(lines[line]);
        return new SourcePlace(line + 1, column + 1, TextKey.Shorten(words));
    }
}
