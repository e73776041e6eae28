using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>A figure side by side with last year's and with the median of like units.</summary>
/// <param name="Year">Last year's; <see langword="null"/> where there is none.</param>
/// <param name="Like">The median; <see langword="null"/> where too few like units say a number.</param>
public sealed record FigureBeside(FormCell Cell, CellValue Now, YearChange? Year, LikeFigure? Like)
{
    /// <summary>How the figure stands to the median.</summary>
    public FigureStanding Standing => Like is null ? FigureStanding.Usual : FigureStandings.ToLikeUnits(Now, Like.Median);

    /// <summary>Whether it is marked, by last year's or by the median.</summary>
    public bool IsMarked => Year?.IsLarge == true || Standing != FigureStanding.Usual;

    /// <summary>Every figure that is not nothing everywhere, marked ones first and then by how much they differ from last year's.</summary>
    public static IReadOnlyList<FigureBeside> Of(FormEdition edition, ReportFigures now, IEnumerable<YearChange> years, LikeFigures like)
    {
        var byCell = years.ToDictionary(y => y.Cell.Id);
        return
        [
            .. edition.Cells
                .Select(c => new FigureBeside(c, now[c.Id], byCell.GetValueOrDefault(c.Id), like[c.Id]))
                .Where(f => f.Year is not null || (f.Now.Addend ?? 0) != 0 || f.Like is { Median: not 0 })
                .OrderByDescending(f => f.IsMarked)
                .ThenByDescending(f => f.Year?.Weight ?? 0),
        ];
    }
}
