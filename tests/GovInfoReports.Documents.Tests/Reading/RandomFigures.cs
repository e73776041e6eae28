using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>Figures by chance, within what each cell may hold.</summary>
internal static class RandomFigures
{
    public static ReportFigures For(FormEdition edition, Random random, bool withGaps) =>
        ReportFigures.BlankFor(edition).With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, Value(c.Format, random, withGaps))));

    private static CellValue Value(CellFormat format, Random random, bool withGaps)
    {
        var kind = random.Next(20);
        if (withGaps && kind == 0)
        {
            return CellValue.Blank;
        }

        if (withGaps && kind == 1)
        {
            return CellValue.NotApplicable;
        }

        var number = kind < 10 ? 0m : random.Next(1, 4000);
        if (format.Scale > 0 && kind % 2 == 0)
        {
            number += random.Next(1, 1_000_000) / 1_000_000m;
        }

        return CellValue.Of(format.Minimum < 0 && kind % 3 == 0 ? -number : number);
    }
}
