using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// The fields of a report that comments open: the place of each, or all of a section; with a figure every cell that it cannot be put
/// right without, and every text that is bound to one of these or names it.
/// </summary>
public sealed class OpenedPlaces
{
    private readonly FormEdition _edition;
    private readonly Lazy<IReadOnlyList<(string Field, IReadOnlyList<CellId> Cells)>> _texts;

    public OpenedPlaces(FormEdition edition, ReportContent content, int year)
    {
        _edition = edition;
        _texts = new(() =>
        [
            .. Texts(edition).Select(f => (f, (IReadOnlyList<CellId>)[.. BoundValues.In(ReportFields.Value(content, edition, f))])),
            .. NamedFigures.In(content, year, edition).Select(n => (n.Section is TextSections.Additional ? ReportFields.Additional : ReportFields.Text(n.Section), n.Cells)),
        ]);
    }

    /// <summary>The fields that a comment on a place opens.</summary>
    public IReadOnlySet<string> By(string place) => By([place]);

    /// <summary>The fields that comments on several places open together.</summary>
    public IReadOnlySet<string> By(IEnumerable<string> places)
    {
        HashSet<string> open = new(StringComparer.Ordinal);
        HashSet<CellId> cells = [];
        foreach (var place in places)
        {
            open.Add(place);
            if (ReportFields.WholeSection(_edition, place) is { } section)
            {
                open.Add(ReportFields.Text(section.Code));
                cells.UnionWith((section.Table?.Cells ?? []).Select(c => c.Id));
            }
            else if (ReportFields.Cell(_edition, place) is { } cell)
            {
                cells.UnionWith(LinkedCells.Of(_edition, cell.Id));
            }
        }

        open.UnionWith(cells.Select(c => c.ToString()));
        if (cells.Count > 0)
        {
            open.UnionWith(_texts.Value.Where(t => t.Cells.Any(cells.Contains)).Select(t => t.Field));
        }

        return open;
    }

    /// <summary>The fields of running text that may speak of figures.</summary>
    internal static IEnumerable<string> Texts(FormEdition edition) =>
        [ReportFields.Preamble, .. edition.Sections.Select(s => ReportFields.Text(s.Code)), ReportFields.Additional];
}
