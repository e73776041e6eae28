using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>A declaration that there was nothing to report 零报告.</summary>
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

    /// <summary>Zero in every cell that statements cover.</summary>
    public static IEnumerable<KeyValuePair<CellId, CellValue>> Zeros(FormEdition edition, IReadOnlyCollection<NothingStatement> statements) =>
        edition.Cells.Where(c => statements.Any(s => s.Covers(c.Id))).Select(c => KeyValuePair.Create(c.Id, CellValue.Zero));

    /// <summary>The cells whose figures say otherwise. A blank cell says nothing.</summary>
    public IEnumerable<FormCell> Against(FormEdition edition, ReportFigures figures) => Against(edition, StatementsOf(edition, Statements), figures);
}
