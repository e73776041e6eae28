using System.Reflection;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Rendering;

namespace GovInfoReports.Web.Tests.Rendering;

public sealed class FindingPlaceTests
{
    private static readonly FormCatalog Catalog = InventedForm.CatalogWithOfficial();

    public static TheoryData<string> Editions { get; } = new(Catalog.Editions.Select(e => e.Id));

    [Theory]
    [MemberData(nameof(Editions))]
    public void Places_of_findings_have_names_for_people(string id)
    {
        var edition = Catalog.Get(id);
        var parts = typeof(TextSections).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);
        FindingList list = new(edition, new CheckReport([], []), [], string.Empty);
        IEnumerable<Finding> findings =
        [
            .. parts.Concat(edition.Sections.Select(s => s.Code)).Append("ofAnotherForm").Select(s => new Finding { Rule = "T1", Tier = Tier.Query, Message = string.Empty, Section = s }),
            .. edition.Cells.Select(c => new Finding { Rule = "A7", Tier = Tier.Error, Message = string.Empty, Cells = [c.Id] }),
        ];

        Assert.All(findings.SelectMany(list.PlacesOf), p => Assert.False(p.Name.Length == 0 || p.Name.Any(char.IsAsciiLetter), p.Name));
        Assert.Equal(findings.Count(), findings.SelectMany(list.PlacesOf).Count());
    }
}
