using System.Globalization;
using System.Runtime.CompilerServices;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Hosting;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>Reading of typed figures and totals in the browser and on the server: the same cases, the same results.</summary>
public sealed class FiguresTests : IAsyncLifetime
{
    private static readonly string[] Typed =
    [
        "", " ", "0", "7", "007", "１２", "１，２３４", "1,234", "1,5", "12,34", "1,234,567", ",5", "1,", "1,234.5", "1.5", "1.0", "1.50", "5.", ".5", ".", "-1", "－3", "−4", "+4", "--1", "+-1", "- 1",
        "1 2", " 8 ", "　9　", "9\u200b", "abc", "1e3", "0x10", "一", "5件", "5 件", "3.25万元", "/", "／", "-", "—", "——", "无", "不适用", "n/a", "N/A", "N/a", "<b>", "2147483647", "2147483648",
        "99999999.999999", "99999999.9999999", "0.0000001", "0.000001", "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999999999999999999999999", "-19", "-0", "1.2.3", "１．５",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    public static TheoryData<string> Editions { get; } = new(InventedForm.CatalogWithOfficial().Editions.Select(e => e.Id));

    public async Task InitializeAsync()
    {
        if (Chromium.ExecutablePath is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.ExecutablePath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _page = await _browser.NewPageAsync();
        await _page.EvaluateAsync("async source => { window.figures = await import('data:text/javascript,' + encodeURIComponent(source)); }", await File.ReadAllTextAsync(Script()));
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright.Dispose();
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Editions))]
    public async Task What_is_typed_is_read_alike(string id)
    {
        var edition = InventedForm.CatalogWithOfficial().Get(id);
        await PrepareAsync(edition);
        foreach (var format in edition.Cells.Select(c => c.Format).DistinctBy(f => f.Code))
        {
            var read = await _page.EvaluateAsync<string[][]>(
                "([code, typed]) => typed.map(t => { const { value, problem } = window.figures.parse(t, window.form.formats[code]); return [window.figures.write(value), problem ?? '']; })",
                new object[] { format.Code, Typed });
            var expected = Typed.Select(t => format.Parse(t)).Select(i => new[] { i.Value.ToString(), Problem(i.Problem) });
            Assert.Equal(Typed.Zip(expected, (t, e) => $"{format.Code} '{t}': {e[0]} {e[1]}"), Typed.Zip(read, (t, r) => $"{format.Code} '{t}': {r[0]} {r[1]}"));
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Editions))]
    public async Task Totals_follow_alike(string id)
    {
        const int Cases = 60;
        var edition = InventedForm.CatalogWithOfficial().Get(id);
        await PrepareAsync(edition);
        Random random = new(2021);
        for (var i = 0; i < Cases; i++)
        {
            var before = Totals.Follow(edition, ReportFigures.BlankFor(edition), Some(edition, random, ReportFigures.BlankFor(edition), 1.0, i % 3 == 0));
            var after = Some(edition, random, before, 0.2, i % 2 == 0);
            var expected = Totals.Follow(edition, before, after);

            var followed = await _page.EvaluateAsync<Dictionary<string, string>>(
                """
                ([before, after]) => {
                  const { parse, follow, write } = window.figures;
                  const read = texts => new Map(Object.entries(texts).map(([id, text]) => [id, parse(text, window.form.formats[window.form.formatOf.get(id)]).value]));
                  return Object.fromEntries([...follow(window.form, read(before), read(after))].map(([id, value]) => [id, write(value)]));
                }
                """,
                new object[] { Texts(before), Texts(after) });

            Assert.Equal(Texts(expected).Select(t => $"{t.Key}={t.Value}"), expected.Cells.Select(c => $"{c.Key}={followed[c.Key.ToString()]}"));
        }
    }

    private static ReportFigures Some(FormEdition edition, Random random, ReportFigures figures, double share, bool withTotals) => figures.With(edition.Cells
        .Where(c => random.NextDouble() < share && (withTotals || edition.TotalOf(c.Id) is null))
        .Select(c => KeyValuePair.Create(c.Id, random.Next(40) switch
        {
            0 => CellValue.Blank,
            1 => CellValue.NotApplicable,
            _ => c.Format.Scale > 0 ? CellValue.Of(random.Next(1_000_000) / 1000m) : CellValue.Of(random.Next(20)),
        })).ToList());

    private static Dictionary<string, string> Texts(ReportFigures figures) => figures.Cells.ToDictionary(c => c.Key.ToString(), c => c.Value.ToString(), StringComparer.Ordinal);

    private static string Problem(CellInputProblem problem) => problem switch
    {
        CellInputProblem.None => string.Empty,
        CellInputProblem.NotANumber => "number",
        CellInputProblem.NotWhole => "whole",
        CellInputProblem.TooPrecise => "precise",
        CellInputProblem.TooLarge => "large",
        _ => problem.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/GovInfoReports.Web/wwwroot/js/clerk/figures.js"));

    private async Task PrepareAsync(FormEdition edition) =>
        await _page.EvaluateAsync("definition => { window.form = window.figures.prepare(JSON.parse(definition)); }", FormDefinitions.Of(edition));
}
