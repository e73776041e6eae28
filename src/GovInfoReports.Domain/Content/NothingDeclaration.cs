using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>A declaration that there was nothing to report 零报告.</summary>
/// <param name="At">When, UTC.</param>
public sealed record NothingDeclaration(IReadOnlyList<string> Statements, string By, DateTime At)
{
    /// <summary>The statements of a form with certain codes.</summary>
    public static IReadOnlyList<NothingStatement> StatementsOf(FormEdition edition, IEnumerable<string> codes)
    {
        var wanted = codes.ToHashSet(StringComparer.Ordinal);
        return [.. edition.NothingStatements.Where(s => wanted.Contains(s.Code))];
    }

    /// <summary>The cells whose figures speak against statements.</summary>
    public static IEnumerable<FormCell> Against(FormEdition edition, IReadOnlyCollection<NothingStatement> statements, ReportFigures figures) =>
        edition.Cells.Where(c => figures[c.Id].Number is not (null or 0) && statements.Any(s => s.Covers(c.Id)));

    /// <summary>Figures in which every cell that statements cover is zero.</summary>
    public static ReportFigures Fill(FormEdition edition, IReadOnlyCollection<NothingStatement> statements, ReportFigures figures) =>
        Totals.Follow(edition, figures, figures.With(edition.Cells.Where(c => statements.Any(s => s.Covers(c.Id))).Select(c => KeyValuePair.Create(c.Id, CellValue.Zero))));

    /// <summary>Whether no figure says otherwise. A blank cell says nothing.</summary>
    public bool StillHolds(ReportContent content, FormEdition edition) => !Against(edition, StatementsOf(edition, Statements), content.Figures).Any();
}
