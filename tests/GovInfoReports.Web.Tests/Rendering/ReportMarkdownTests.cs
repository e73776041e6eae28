using System.Net;
using System.Text.Encodings.Web;
using GovInfoReports.Web.Rendering;

namespace GovInfoReports.Web.Tests.Rendering;

public sealed class ReportMarkdownTests
{
    [Theory]
    [InlineData("共[12](cell:requests.received.total)件", "共12件")]
    [InlineData("共[**12**](cell:requests.received.total)件", "共<strong>12</strong>件")]
    [InlineData("共[12](CELL:requests.received.total)件", "共12件")]
    [InlineData("共[12][n]件\n\n[n]: cell:requests.received.total", "共12件")]
    public void A_bound_value_that_slipped_through_is_its_number_and_never_a_link(string text, string expected)
    {
        var html = Html(text);
        Assert.Equal($"<p>{expected}</p>", html.Trim());
    }

    [Fact]
    public void A_preview_marks_the_figures_that_follow_the_table_and_nothing_else()
    {
        Assert.Equal(
            "<p>共<span class=\"bound\">12</span>件，<a href=\"https://a.cn/\" rel=\"nofollow noopener\">见</a>，乙</p>",
            Html("共[12](cell:requests.received.total)件，[见](https://a.cn/)，[乙](javascript:x)", showsBound: true).Trim());
        Assert.DoesNotContain("<img", Html("![12](cell:requests.received.total)", showsBound: true), StringComparison.Ordinal);
    }

    private static string Html(string text, bool showsBound = false)
    {
        using StringWriter html = new();
        ReportMarkdown.Render(text, 2, showsBound).WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

    [Theory]
    [InlineData("[", 200)]
    [InlineData("![", 200)]
    [InlineData("[a][", 500)]
    [InlineData("[[a](", 500)]
    [InlineData("[\n", 200)]
    [InlineData("[", 20_000)]
    [InlineData("*甲 ", 6_000)]
    public void Marks_that_never_close_are_shown_as_the_characters_that_they_are(string mark, int times)
    {
        var text = string.Concat(Enumerable.Repeat(mark, times));

        var shown = WebUtility.HtmlDecode(Html(text).Replace("<p>", string.Empty, StringComparison.Ordinal).Replace("</p>", string.Empty, StringComparison.Ordinal).Replace("<br />", string.Empty, StringComparison.Ordinal));

        Assert.Equal(text.Trim(), shown.Trim());
    }
}
