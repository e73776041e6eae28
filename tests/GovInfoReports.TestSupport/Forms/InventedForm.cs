using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport.Forms;

/// <summary>
/// An edition that nobody issued, for the reporting years from 2031: a further row, a further column, subtotals in both
/// directions, a further table, other labels. It is what an engineer would add when the form is revised: one JSON file. Whatever
/// works for it works without a change of code.
/// </summary>
public static class InventedForm
{
    /// <summary>First reporting year of the invented edition.</summary>
    public const int FirstYear = 2031;

    public static FormEdition Edition()
    {
        using var stream = typeof(InventedForm).Assembly.GetManifestResourceStream("GovInfoReports.TestSupport.Forms.invented-2031.json")!;
        return FormEditionReader.Read(stream);
    }

    /// <summary>The official editions and the invented one; the last official one then ends in 2030.</summary>
    public static FormCatalog CatalogWithOfficial() => new([.. FormCatalog.Official().Editions, Edition()]);
}
