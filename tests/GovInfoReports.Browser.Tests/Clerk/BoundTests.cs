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

    // What a person may make of an edited text: figures written before a bound one, one changed, taken apart, doubled, moved.
    private static readonly Func<string, string>[] Hands =
    [
        t => t, t => "1" + t, t => t.Replace("5（", "57（", StringComparison.Ordinal), t => t.Replace("随", string.Empty, StringComparison.Ordinal), t => t.Replace("（", string.Empty, StringComparison.Ordinal), t => t + t,
        t => t.Replace("随表）", "随表", StringComparison.Ordinal), t => "葛\U000E0100某" + t, t => string.Concat(t.EnumerateRunes().Take(t.EnumerateRunes().Count() / 2)), t => t.Replace("件", "12", StringComparison.Ordinal),
    ];

    [ChromiumFact]
    public async Task A_text_is_edited_without_codes_and_stored_as_before_alike()
    {
        await script.LoadAsync("bound");
        string[] stored = [.. Texts, "第1[3](cell:requests.received.total)", "[12](cell:requests.received.total)[-3.5](cell:disclosure.fees.amount)", "[1,234](cell:requests.received.total)：2025-[7](cell:requests.granted.total)", "共[7](cell:requests.received.total"];
        string[] edited = [.. stored.Select(BoundValues.ForEditing)];

        Assert.Equal(edited, await script.Page.EvaluateAsync<string[]>("all => all.map(window.bound.edited)", stored));
        Assert.Equal(stored, edited.Select(BoundValues.FromEditing));
        Assert.Equal("共5（随表）件", new string([.. edited[1].Where(c => !char.IsSurrogate(c))]));
        string[] touched = [.. Hands.SelectMany(hand => edited.Select(hand))];
        string[] results = [.. touched.Select(BoundValues.FromEditing)];
        Assert.Equal(results, await script.Page.EvaluateAsync<string[]>("all => all.map(window.bound.stored)", touched));
        Assert.All(results, text => Assert.DoesNotMatch("(\uDB40[\uDD00-\uDDEF]){2}", text));
        Assert.Contains(results, text => text.Contains("葛\U000E0100某", StringComparison.Ordinal));
        Assert.Equal(stored, results.Select(BoundValues.ForEditing).Take(stored.Length).Select(BoundValues.FromEditing));
    }
}
