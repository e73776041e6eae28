using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Web.Rendering;
using Microsoft.AspNetCore.Html;

namespace GovInfoReports.Web.Tests.Rendering;

public sealed class SharedWordsTests
{
    [Fact]
    public void Passages_are_marked_in_both_texts_and_nothing_in_them_is_markup()
    {
        SharedPassage[] passages = [new(4, 2, 0, 2), new(0, 2, 1, 2), new(6, 1, 90, 3)];

        Assert.Equal("<mark>甲乙</mark>&lt;b<mark>丙丁</mark><mark>戊</mark>", Html(SharedWords.InFirst("甲乙<b丙丁戊", passages)));
        Assert.Equal("<mark>丙丁</mark><mark>乙</mark>末", Html(SharedWords.InOther("丙丁乙末", passages)));
        Assert.Equal("甲", Html(SharedWords.InFirst("甲", [])));
    }

    private static string Html(IHtmlContent content)
    {
        using StringWriter html = new();
        content.WriteTo(html, HtmlEncoder.Create(UnicodeRanges.All));
        return html.ToString();
    }
}
