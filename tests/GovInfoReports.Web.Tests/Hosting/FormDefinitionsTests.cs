using System.Text.Json;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Hosting;

namespace GovInfoReports.Web.Tests.Hosting;

public sealed class FormDefinitionsTests
{
    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Every_row_and_column_is_explained_once_and_no_cell_repeats_it(string form)
    {
        var edition = FormCatalog.Official().Get(form);
        using var definition = JsonDocument.Parse(FormDefinitions.Of(edition));
        var rows = definition.RootElement.GetProperty("rows");
        var columns = definition.RootElement.GetProperty("columns");

        Assert.Equal(edition.Cells.Select(c => $"{c.Id.Table}.{c.Id.Row}").Distinct(), rows.EnumerateObject().Select(p => p.Name));
        Assert.Equal(edition.Cells.Select(c => $"{c.Id.Table}.{c.Id.Column}").Distinct().Order(StringComparer.Ordinal), columns.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.All(edition.Cells, c => Assert.Equal(c.Row.Help, rows.GetProperty($"{c.Id.Table}.{c.Id.Row}").GetProperty("help").GetString()));
        Assert.All(edition.Cells, c => Assert.Equal(c.Column.Examples, columns.GetProperty($"{c.Id.Table}.{c.Id.Column}").GetProperty("examples").EnumerateArray().Select(e => e.GetString())));
        Assert.All(definition.RootElement.GetProperty("cells").EnumerateArray(), c => Assert.False(c.TryGetProperty("help", out _)));
    }

    [Fact]
    public void A_row_is_given_with_its_name_its_rule_and_its_examples()
    {
        using var definition = JsonDocument.Parse(FormDefinitions.Of(FormCatalog.Official().Get("2021")));
        var petition = definition.RootElement.GetProperty("rows").GetProperty("requests.declinedPetition");

        Assert.Equal("三（五）1.信访举报投诉类申请", petition.GetProperty("name").GetString());
        Assert.Contains("第三十九条", petition.GetProperty("help").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, petition.GetProperty("examples").GetArrayLength());
    }

    [Fact]
    public void An_edition_without_explanations_names_its_rows_and_columns()
    {
        using var definition = JsonDocument.Parse(FormDefinitions.Of(InventedForm.Edition()));
        var column = definition.RootElement.GetProperty("columns").EnumerateObject().First().Value;

        Assert.NotEmpty(column.GetProperty("name").GetString()!);
        Assert.Equal(JsonValueKind.Null, column.GetProperty("help").ValueKind);
        Assert.Equal(0, column.GetProperty("examples").GetArrayLength());
    }
}
