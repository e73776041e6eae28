using System.Text;
using System.Text.Json;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Content;

public class ReportContentJsonTests
{
    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void A_content_comes_back_as_it_was(string form)
    {
        var content = Sheets.Clean(form, ("requests.received.naturalPerson", 5))
            .Set("requests.granted.other", CellValue.Blank)
            .Set("disclosure.fees." + (form == "2019" ? "change" : "amount"), form == "2019" ? -15 : 24252.311082m)
            .Set("disclosure.coercion.decisions", CellValue.NotApplicable)
            .WithText("requests", "表旁的话") with
        {
            AdditionalSections = [new AdditionalSection("机构建设", "文字“引号” <b> & \n换行", "overview"), new AdditionalSection("序", "文", null)],
        };

        var back = ReportContentJson.FromBytes(ReportContentJson.ToBytes(content));

        Assert.Equal(content, back);
        Assert.Equal(ReportContentJson.ToBytes(content), ReportContentJson.ToBytes(back));
        Assert.Equal(ReportContentJson.Hash(content), ReportContentJson.Hash(back));
    }

    [Fact]
    public void Blank_not_applicable_and_numbers_are_null_na_and_numbers()
    {
        var content = Sheets.Clean("2021").Set("requests.granted.other", CellValue.Blank).Set("requests.granted.total", CellValue.NotApplicable);

        using var document = JsonDocument.Parse(ReportContentJson.ToBytes(content));
        var row = document.RootElement.GetProperty("tables").GetProperty("requests").GetProperty("granted");

        Assert.Equal(JsonValueKind.Null, row.GetProperty("other").ValueKind);
        Assert.Equal("n/a", row.GetProperty("total").GetString());
        Assert.Equal(0, row.GetProperty("naturalPerson").GetInt32());
    }

    [Fact]
    public void Chinese_stands_as_it_is_and_the_hash_says_every_change()
    {
        var content = Sheets.Clean("2021");

        Assert.Contains("平安镇人民政府", Encoding.UTF8.GetString(ReportContentJson.ToBytes(content)), StringComparison.Ordinal);
        Assert.Matches("^sha256:[0-9a-f]{64}$", ReportContentJson.Hash(content));
        Assert.NotEqual(ReportContentJson.Hash(content), ReportContentJson.Hash(content.Set("requests.granted.other", CellValue.NotApplicable)));
        Assert.NotEqual(ReportContentJson.Hash(content), ReportContentJson.Hash(content.WithText("problems", "另一句。")));
        Assert.Equal(ReportContentJson.Hash(content.Set("disclosure.fees.amount", 1.5m)), ReportContentJson.Hash(content.Set("disclosure.fees.amount", 1.50m)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"form\":\"2021\",\"title\":\"\",\"narrative\":{\"preamble\":\"\",\"signature\":\"\",\"additionalSections\":[]},\"tables\":{\"a\":{\"b\":{\"c\":\"x\"}}}}")]
    public void What_is_not_of_this_form_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => ReportContentJson.FromBytes(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Contents_are_equal_when_they_say_the_same()
    {
        var content = Sheets.Clean("2021");

        Assert.Equal(content, content.WithText("requests", string.Empty));
        Assert.NotEqual(content, content with { Title = "另一标题" });
        Assert.Equal(string.Empty, content.Text("nowhere"));
        Assert.All(ReportContent.EmptyFor(Sheets.Form2021).Figures.Cells, c => Assert.True(c.Value.IsBlank));
    }
}
