using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Form;

public sealed class FormEditionTests
{
    [Fact]
    public void PlaceOf_cellsOfEveryEdition_isWhereTheyStand()
    {
        foreach (var edition in FormCatalog.Official().Editions)
        {
            Assert.Equal(Enumerable.Range(0, edition.Cells.Count), edition.Cells.Select(c => edition.PlaceOf(c.Id) ?? -1));
            Assert.Null(edition.PlaceOf(new CellId("noSuch", "row", "column")));
        }
    }

    [Fact]
    public void TermsOf_cellsOfEveryEdition_nameEveryEquationOnItsSide()
    {
        foreach (var edition in FormCatalog.Official().Editions)
        {
            var stated = edition.Equations.SelectMany((e, i) => e.Left.Select(c => (Cell: c, Equation: i, Sign: 1)).Concat(e.Right.Select(c => (Cell: c, Equation: i, Sign: -1))));
            var terms = edition.Cells.SelectMany(c => edition.TermsOf(c.Id).Select(t => (Cell: c.Id, t.Equation, t.Sign)));
            Assert.Equal(stated.ToHashSet(), terms.ToHashSet());
            Assert.Empty(edition.TermsOf(new CellId("noSuch", "row", "column")));
        }
    }
}
