using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Tests.Text;

public sealed class NarrativeTextTests
{
    [Theory]
    [InlineData("- 甲\n- 乙", "0-", "0-t")]
    [InlineData("- 甲\n\n- 乙", "0-", "0-")]
    [InlineData("其中：\n- 甲\r\n- 乙\r\n\r\n- 丙", "p", "0-t", "0-t", "0-")]
    [InlineData("其中：\n\n- 甲\n  1. 内\n  2. 内\n\n  3. 内\n- 乙", "p", "0-", "1.t", "1.t", "1.", "0-t")]
    [InlineData("- 甲\n\n  续\n\n  1) 内", "0-", "0", "1)")]
    [InlineData("3. 甲\n4. 乙", "0.", "0.t")]
    [InlineData("> - 甲\n> - 乙\n>\n> - 丙", "0-", "0-t", "0-")]
    public void An_item_is_tight_where_it_follows_a_line(string markdown, params string[] blocks) => Assert.Equal(blocks, NarrativeText.Parse(markdown).Select(b => b switch
    {
        NarrativeBlock.Item item => $"{item.Depth}{(item.Marker.Length == 0 ? string.Empty : item.Marker[^1])}{(item.IsTight ? "t" : string.Empty)}",
        _ => "p",
    }));

    [Theory]
    [InlineData("共[12](cell:requests.received.total)件")]
    [InlineData("共[1**2**](cell:requests.received.total)件")]
    [InlineData("共[12](CELL:requests.received.total)件")]
    public void A_bound_value_that_slipped_through_is_its_number_and_no_link(string text)
    {
        var paragraph = Assert.IsType<NarrativeBlock.Paragraph>(Assert.Single(NarrativeText.Parse(text)));
        Assert.Equal("共12件", string.Concat(paragraph.Runs.Select(r => r.Text)));
        Assert.All(paragraph.Runs, r => Assert.Null(r.Link));
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("- ")]
    public void What_is_nested_too_deep_is_the_characters_it_is(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 1000)) + "文";
        var paragraph = Assert.IsType<NarrativeBlock.Paragraph>(Assert.Single(NarrativeText.Parse(text)));
        Assert.Equal(text, string.Concat(paragraph.Runs.Select(r => r.Text)));
    }

    [Theory]
    [InlineData("[文")]
    [InlineData("[[文]")]
    [InlineData("![文")]
    [InlineData("甲|乙")]
    [InlineData("甲 * 乙 ** 丙 _ 丁")]
    [InlineData("**文")]
    [InlineData("< 甲 > & 乙 ` 丙")]
    public void A_sign_without_its_counterpart_is_itself(string text)
    {
        var paragraph = Assert.IsType<NarrativeBlock.Paragraph>(Assert.Single(NarrativeText.Parse(text)));
        Assert.Equal(text, string.Concat(paragraph.Runs.Select(r => r.Text)));
    }
}
