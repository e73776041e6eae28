using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Tests.Checks;

public class PlainTextTests
{
    [Fact]
    public async Task Of_brackets_without_a_link_looks_for_their_end_once()
    {
        // One search to the end for each bracket takes many minutes; once for all of them no second.
        var text = new string('[', 3_000_000);

        var plain = await Task.Run(() => PlainText.Of(text)).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(text, plain.Text);
    }

    [Theory]
    [InlineData("见[首页](https://a.cn)和[[附件](b)。", "见首页和[附件。")]
    [InlineData("![图](a.png)[文](b) [甲] (乙) [丙](丁", "![图](a.png)文 [甲] (乙) [丙](丁")]
    [InlineData("[甲](一)[乙](二)", "甲乙")]
    public void Of_links_keeps_their_words(string markdown, string expected) => Assert.Equal(expected, PlainText.Of(markdown).Text);
}
