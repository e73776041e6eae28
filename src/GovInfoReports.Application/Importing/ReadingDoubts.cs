using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Importing;

/// <summary>Makes the one list of what a person has to look at.</summary>
internal static class ReadingDoubts
{
    // Rules of the reading that speak of what found no home, is missing or was left out. Labels and headings that are only
    // written differently found theirs, and stand with the findings.
    private static readonly string[] Unplaced = ["C2", "C4", "C5", "C7", "D3"];

    /// <summary>The list: unit, year and edition first, then in the order of the source.</summary>
    public static IReadOnlyList<ReadingDoubt> Of(ReadingView view)
    {
        var reading = view.Reading.Reading;
        List<ReadingDoubt> doubts = [.. Facts(view)];
        List<ReadingDoubt> others = [.. Figures(view), .. Former(view), .. reading.Findings.Where(f => IsOwn(f, reading)).Select(f => new ReadingDoubt(ReadingDoubtKind.Finding, f.Source) { Finding = f })];
        if (view.NotTaken.Count > 0)
        {
            others.Add(new ReadingDoubt(ReadingDoubtKind.NotTaken, reading.Places.GetValueOrDefault(view.NotTaken[0].Cell.Id)));
        }

        doubts.AddRange(others.OrderBy(d => d.Place?.Line ?? int.MaxValue).ThenBy(d => d.Place?.Column ?? 0));
        return doubts;
    }

    private static IEnumerable<ReadingDoubt> Facts(ReadingView view)
    {
        var reading = view.Reading.Reading;
        var title = reading.Lines.FirstOrDefault(l => l.Use == LineUse.Title) is { } line ? reading.Source.Locate(new SourcePlace(line.Number)) : null;
        if (view.UnitDiffers)
        {
            yield return new ReadingDoubt(ReadingDoubtKind.Unit, title);
        }

        if (view.YearDiffers)
        {
            yield return new ReadingDoubt(ReadingDoubtKind.Year, title);
        }

        var edition = reading.Findings.FirstOrDefault(f => f.Rule == "C1" && f.Cells.Count == 0);
        if (edition is not null || reading.Edition.Id != view.Current.Edition.Id)
        {
            yield return new ReadingDoubt(ReadingDoubtKind.Edition, edition?.Source) { Finding = edition };
        }
    }

    // The figures of a row that are in doubt for the same words are one thing to look at.
    private static IEnumerable<ReadingDoubt> Figures(ReadingView view)
    {
        var reading = view.Reading.Reading;
        return reading.Edition.Cells
            .Where(c => reading.Doubts.ContainsKey(c.Id))
            .GroupBy(c => (Row: ReadingChoice.RowOf(c.Id), Doubt: reading.Doubts[c.Id]))
            .Select(g => new ReadingDoubt(ReadingDoubtKind.Figures, reading.Places.GetValueOrDefault(g.First().Id)) { Cells = [.. g], Doubt = g.Key.Doubt });
    }

    private static IEnumerable<ReadingDoubt> Former(ReadingView view) =>
        view.Former.GroupBy(f => (From: ReadingChoice.RowOf(f.From.Id), To: ReadingChoice.RowOf(f.To.Id))).Select(g => new ReadingDoubt(ReadingDoubtKind.Figures, view.Reading.Reading.Places.GetValueOrDefault(g.First().From.Id))
        {
            Cells = [.. g.Select(f => f.To)],
            Doubt = new FigureDoubt(FigureDoubtKind.Moved, $"{g.First().From.Row.Label} {string.Join(' ', g.Select(f => f.Value))}"),
        });

    private static bool IsOwn(Finding finding, ReadingResult reading) =>
        Unplaced.Contains(finding.Rule) && !(finding.Cells.Count > 0 && finding.Cells.Any(reading.Doubts.ContainsKey));
}

/// <summary>What a person has to look at in a reading.</summary>
public enum ReadingDoubtKind
{
    /// <summary>The text names another unit.</summary>
    Unit,

    /// <summary>The text is of another year.</summary>
    Year,

    /// <summary>The text uses another edition of the form.</summary>
    Edition,

    /// <summary>Figures of one row that are not certain.</summary>
    Figures,

    /// <summary>Figures that the report's form has no place for.</summary>
    NotTaken,

    /// <summary>Something that the reading found: a row or section without a place in the form, a table that is not there, what was left out.</summary>
    Finding,
}

/// <summary>One thing of a reading that a person has to look at.</summary>
public sealed record ReadingDoubt(ReadingDoubtKind Kind, SourcePlace? Place)
{
    /// <summary>Cells in doubt: a figure is asked for each. Only of <see cref="ReadingDoubtKind.Figures"/>.</summary>
    public IReadOnlyList<FormCell> Cells { get; init; } = [];

    /// <summary>Why the figures are in doubt.</summary>
    public FigureDoubt? Doubt { get; init; }

    /// <summary>What the reading found.</summary>
    public Finding? Finding { get; init; }
}
