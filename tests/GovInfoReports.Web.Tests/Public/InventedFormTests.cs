using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Public;

/// <summary>A form that the portal has never seen is shown and given to programs without a change of code.</summary>
public sealed class InventedFormTests
{
    [Fact]
    public async Task A_further_edition_of_the_form_is_shown_and_given_to_programs()
    {
        await using PortalFactory portal = new() { MoreServices = services => services.AddSingleton(InventedForm.CatalogWithOfficial()) };
        InventedUnits units = new();
        await portal.AddUnitsAsync(units.All);
        var form = InventedForm.Edition();
        var numbers = form.Cells.Select((cell, i) => KeyValuePair.Create(cell.Id, CellValue.Of(i))).ToList();
        await portal.PublishAsync(units.Township, InventedForm.FirstYear, content => content with { Figures = content.Figures.With(numbers) });

        using var browser = portal.Browser();
        var address = $"{units.Township.Code}/{InventedForm.FirstYear}";
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(new Uri($"/units/{address}", UriKind.Relative)));
        Assert.Equal(form.Cells.Count, page.QuerySelectorAll("td.figure").Length);
        Assert.All(form.Sections, s => Assert.Contains(page.QuerySelectorAll(".sheet-heading"), h => h.TextContent.Trim() == s.Heading));
        var labels = page.QuerySelectorAll("table.official th").Select(h => h.TextContent).ToHashSet(StringComparer.Ordinal);
        Assert.All(form.Cells, cell => Assert.Superset(cell.Row.Labels.Concat(cell.Column.Labels).ToHashSet(StringComparer.Ordinal), labels));

        var json = JsonNode.Parse(await browser.GetStringAsync(new Uri($"/api/v1/reports/{address}", UriKind.Relative)))!;
        Assert.All(numbers, n => Assert.Equal(n.Value.Number, (decimal)json["tables"]![n.Key.Table]![n.Key.Row]![n.Key.Column]!));
        using var schema = await browser.GetAsync(new Uri($"/api/v1/forms/{form.Id}/schema", UriKind.Relative));
        schema.EnsureSuccessStatusCode();
    }
}
