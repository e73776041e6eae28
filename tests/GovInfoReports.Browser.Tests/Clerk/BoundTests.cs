using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>Figures bound to the table, in the browser and on the server: the same texts, the same results.</summary>
public sealed class BoundTests(ScriptPage script) : IClassFixture<ScriptPage>
{
    private static readonly string[] Texts =
    [
        "没有数字", "共[5](cell:requests.received.total)件", "[](cell:requests.received.total)[　](cell:requests.carriedOver.total)", "[1](cell:requests.nowhere.total)，[2](cell:x)，[3](https://a.cn/)",
        "[[5](cell:requests.received.total)]", "[5\n](cell:requests.received.total)", "甲[1](cell:requests.received.naturalPerson)乙[2](cell:requests.carriedOver.total)[3](cell:disclosure.fees.amount)丙",
    ];

    [ChromiumFact]
    public async Task A_text_follows_the_table_alike()
    {
        await script.LoadAsync("bound");
        var edition = FormCatalog.Official().ForYear(2025)!;
        var figures = ReportFigures.BlankFor(edition).With(
        [
            KeyValuePair.Create(CellId.Parse("requests.received.total"), CellValue.Of(1234)),
            KeyValuePair.Create(CellId.Parse("requests.received.naturalPerson"), CellValue.NotApplicable),
        ]);
        var values = figures.Cells.ToDictionary(c => c.Key.ToString(), c => c.Value.ToString(), StringComparer.Ordinal);

        var read = await script.Page.EvaluateAsync<string[][]>(
            """
            ([texts, values]) => texts.map(text => [
              window.bound.moves(text, cell => values[cell]).reduce((t, m) => t.slice(0, m.start) + m.text + t.slice(m.end), text),
              window.bound.unbound(text),
              window.bound.resolved(text),
            ])
            """,
            new object[] { Texts, values });

        Assert.Equal(Texts.Select(t => new[] { BoundValues.Follow(t, figures), BoundValues.Unbound(t), BoundValues.Resolve(t) }), read);
        Assert.Equal(BoundValues.Write(CellId.Parse("requests.received.total"), figures), await script.Page.EvaluateAsync<string>("() => window.bound.bind('requests.received.total', '1234')"));
    }
}
