using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Content;

public sealed class FigureStandingTests
{
    private static readonly CellId[] Cells = [CellId.Parse("requests.received.naturalPerson"), CellId.Parse("disclosure.licensing.decisions")];

    [Theory]
    [InlineData(20, 10, FigureStanding.MuchMore)]
    [InlineData(19, 10, FigureStanding.Usual)]
    [InlineData(9, 0, FigureStanding.Usual)]
    [InlineData(10, 0, FigureStanding.MuchMore)]
    [InlineData(50, 100, FigureStanding.MuchLess)]
    [InlineData(51, 100, FigureStanding.Usual)]
    [InlineData(0, 9, FigureStanding.Usual)]
    public void Figure_beside_last_years_is_marked_from_twice_and_ten_apart(int now, int before, FigureStanding standing) =>
        Assert.Equal(standing, FigureStandings.ToLastYear(CellValue.Of(now), CellValue.Of(before)));

    [Theory]
    [InlineData(30, 10, FigureStanding.MuchMore)]
    [InlineData(29, 10, FigureStanding.Usual)]
    [InlineData(6, 18, FigureStanding.MuchLess)]
    [InlineData(2, 11, FigureStanding.Usual)]
    public void Figure_beside_like_units_is_marked_from_three_times_and_ten_apart(int now, int median, FigureStanding standing) =>
        Assert.Equal(standing, FigureStandings.ToLikeUnits(CellValue.Of(now), median));

    [Fact]
    public void Figure_that_is_not_known_is_not_marked()
    {
        Assert.Equal(FigureStanding.Usual, FigureStandings.ToLikeUnits(CellValue.Blank, 100));
        Assert.Equal(FigureStanding.Usual, FigureStandings.ToLikeUnits(CellValue.NotApplicable, 100));
        Assert.Equal(FigureStanding.Usual, FigureStandings.ToLastYear(CellValue.Of(100), CellValue.Blank));
    }

    [Fact]
    public void Median_is_told_of_three_known_figures_and_of_no_fewer()
    {
        var like = LikeFigures.Of(Cells,
        [
            [CellValue.Of(4), CellValue.Of(1)],
            [CellValue.Of(100), CellValue.Blank],
            [CellValue.Of(6), CellValue.NotApplicable],
            [CellValue.Blank, CellValue.Of(2)],
        ]);

        Assert.Equal(new LikeFigure(6, 3), like[Cells[0]]);
        Assert.Null(like[Cells[1]]);
        Assert.Equal(new LikeFigure(1.5m, 4), LikeFigures.Of(Cells[..1], [[CellValue.Of(0)], [CellValue.Of(9)], [CellValue.Of(1)], [CellValue.Of(2)]])[Cells[0]]);
    }
}
