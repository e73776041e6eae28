using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Tests;

/// <summary>Reports below a government, by a number that their unit has in its code and name.</summary>
internal static class Children
{
    public static RollUpChild Of(int number, ReportContent content, int edition = 1) =>
        Of(number, content, content.Form, edition);

    /// <summary>A report as it counts in another edition of the form.</summary>
    public static RollUpChild Of(int number, ReportContent content, string form, int edition = 1) => new(
        $"{370725100 + number}",
        $"第{number}镇人民政府",
        new RollUpSource(true, edition, ReportContentJson.Hash(content)),
        RollUp.ValuesFor(Sheets.Catalog.Get(form), Sheets.Catalog.Get(content.Form), content.Figures));
}
