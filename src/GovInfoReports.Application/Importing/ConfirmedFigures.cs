using GovInfoReports.Application.Reports;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Importing;

/// <summary>Reads the figures that a person confirmed.</summary>
internal static class ConfirmedFigures
{
    public static (IReadOnlyDictionary<CellId, CellValue> Figures, List<Refusal> Errors) Read(ReadingResult reading, FormEdition edition, ReadingChoice choice)
    {
        Dictionary<CellId, CellValue> figures = [];
        var former = FormerRows.Into(reading, edition).ToDictionary(f => f.To.Id, f => f.Value);
        List<Refusal> errors = [];
        HashSet<string> unsure = new(StringComparer.Ordinal);
        foreach (var (cell, text) in choice.Typed.Where(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            var isFormer = former.TryGetValue(cell, out var proposed);
            if (!reading.Doubts.TryGetValue(cell, out var doubt) && !isFormer)
            {
                errors.Add(new Refusal(null, "Form.UnknownCell", cell));
                continue;
            }

            var problems = errors.Count;
            DraftInput.ReadCell(edition, cell, text, figures, errors);
            var row = ReadingChoice.RowOf(cell);
            if (errors.Count > problems || !(isFormer || doubt!.IsProposal) || choice.Sure.Contains(row))
            {
                continue;
            }

            // Left as it was filled in is no confirmation; changed is neither, and must not be lost.
            if (figures.Remove(cell, out var value) && value != (isFormer ? proposed : reading.Content.Figures[cell]) && unsure.Add(row))
            {
                errors.Add(new Refusal(Readings.SureField(row), "Source.Unsure", edition.Find(cell)!.Row.Name));
            }
        }

        return (figures, errors);
    }
}
