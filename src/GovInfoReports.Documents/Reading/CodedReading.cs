using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Takes a report over from a file that names every figure by its code: nothing has to be recognised, only checked.</summary>
internal static class CodedReading
{
    public static ReadingResult Read(SourceDocument source, CodedReport coded, FormEdition edition, ReadingHints hints)
    {
        ReadingFindings findings = new(edition, source);
        var own = coded.Cells.Where(c => CellId.TryParse(c.Cell, out var id) && edition.Find(id) is not null).Select(c => (Id: CellId.Parse(c.Cell), Cell: c)).ToList();
        var places = own.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => PlaceOf(source, c.Cell));
        var doubts = own.Where(c => c.Cell.Doubt is not null).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Cell.Doubt!);
        var strangers = coded.Content.Texts.Where(t => edition.Section(t.Key) is null && t.Value.Length > 0).ToList();
        findings.Notes();
        findings.Coded(
            doubts.Select(d => (edition.Find(d.Key)!, d.Value, places[d.Key])),
            coded.Cells.Where(c => !CellId.TryParse(c.Cell, out var id) || edition.Find(id) is null)
                .Concat(strangers.Select(t => new CodedCell(t.Key, LineOf(source, t.Key))))
                .Select(c => (c.Cell, PlaceOf(source, c))));
        var cellsOf = own.ToLookup(c => c.Cell.Entry, c => c.Id);
        return new ReadingResult
        {
            UnitName = coded.UnitName ?? hints.UnitName,
            Year = coded.Year ?? hints.Year,
            Edition = edition,
            Content = coded.Content with
            {
                Figures = ReportFigures.BlankFor(edition).With(coded.Content.Figures.Cells.Where(c => edition.Find(c.Key) is not null)),
                Texts = coded.Content.Texts.Where(t => edition.Section(t.Key) is not null).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal),
                AdditionalSections = [.. coded.Content.AdditionalSections, .. strangers.Select(t => new AdditionalSection(t.Key, t.Value, edition.Sections[^1].Code))],
            },
            Source = source,
            Findings = findings.InOrder(),
            Lines = [.. source.Entries.Select((e, i) => LineOf(edition, e, i, [.. cellsOf[i]]))],
            Places = places,
            Doubts = doubts,
        };
    }

    private static int LineOf(SourceDocument source, string code) =>
        source.Entries.Index().Where(e => e.Item.Text.Contains(code, StringComparison.Ordinal)).Select(e => e.Index).FirstOrDefault();

    private static SourcePlace PlaceOf(SourceDocument source, CodedCell cell)
    {
        var line = Math.Clamp(cell.Entry, 0, Math.Max(0, source.Entries.Count - 1));
        var words = source.Entries.Count == 0 ? null : TextKey.Shorten(TextKey.Trim(source.Entries[line].Text));
        return new SourcePlace(line + 1, null, words, cell.Place);
    }

    private static SourceLine LineOf(FormEdition edition, SourceEntry entry, int index, IReadOnlyList<CellId> cells) => new(
        index + 1,
        entry.Text,
        TextKey.IsBlank(entry.Text) ? LineUse.Blank : cells.Count > 0 ? LineUse.Figures : entry.Cells is null ? LineUse.Text : LineUse.TableFrame,
        cells.Count > 0 ? edition.SectionOfTable(cells[0].Table)?.Code : null,
        cells);
}
