using System.Globalization;
using System.Runtime.CompilerServices;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
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
        await _page.EvaluateAsync("async source => { window.figures = await import('data:text/javascript,' + encodeURIComponent(source)); }", await File.ReadAllTextAsync(Script("figures.js")));
        await _page.EvaluateAsync(
            """
            async ([figures, findings]) => {
              const source = text => 'data:text/javascript,' + encodeURIComponent(text);
              window.findings = await import(source(findings.replace("'./figures.js'", JSON.stringify(source(figures)))));
            }
            """,
            new[] { await File.ReadAllTextAsync(Script("figures.js")), await File.ReadAllTextAsync(Script("findings.js")) });
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

    [ChromiumTheory]
    [MemberData(nameof(Editions))]
    public async Task Working_out_only_what_a_change_touches_gives_what_working_out_everything_gives(string id)
    {
        var edition = InventedForm.CatalogWithOfficial().Get(id);
        await PrepareAsync(edition);
        var wrong = await _page.EvaluateAsync<string[]>(
            """
            () => {
              const { Ledger, follow, parse, write } = window.figures;
              const { form } = window;
              let seed = 7;
              const random = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
              const names = form.cells.map(c => c.id);
              const some = () => (random(8) === 0 ? null : random(12) === 0 ? 'n/a' : parse(String(random(20)), { unit: '', minimum: '0', maximum: '99', scale: 0 }).value);
              const wrong = [];
              for (let round = 0; round < 30; round++) {
                const blank = new Map(names.map(n => [n, null]));
                const filled = new Map(names.map(n => [n, form.totals.has(n) ? null : some()]));
                const stored = follow(form, blank, filled);
                const ledger = new Ledger(form, stored, stored);
                const typed = new Map();
                for (let key = 0; key < 25; key++) {
                  const name = names[random(names.length)];
                  const value = some();
                  if (random(4) === 0) {
                    // Many at once; none of them a total, which have a rule of their own there.
                    const many = Array.from({ length: 5 }, () => names[random(names.length)]).filter(n => !form.totals.has(n)).map(n => [n, some()]);
                    ledger.set(many);
                    many.forEach(([n, v]) => typed.set(n, v));
                  } else {
                    const before = new Map(names.map(n => [n, ledger.get(n)]));
                    const changed = ledger.type(name, value);
                    typed.set(name, value);
                    for (const n of names) {
                      if ((before.get(n) !== ledger.get(n)) !== changed.has(n)) wrong.push(`changed ${n}`);
                    }
                  }
                  const expected = follow(form, stored, new Map(names.map(n => [n, typed.has(n) ? typed.get(n) : stored.get(n)])));
                  for (const n of names) {
                    if (expected.get(n) !== ledger.get(n)) wrong.push(`${round}/${key} ${n}: ${write(ledger.get(n))} for ${write(expected.get(n))}`);
                  }
                }
              }
              return wrong.slice(0, 5);
            }
            """);
        Assert.Empty(wrong);
    }

    [ChromiumTheory]
    [MemberData(nameof(Editions))]
    public async Task The_browser_finds_the_equations_and_blanks_that_the_checks_find_in_the_same_words(string id)
    {
        const int Cases = 25;
        var catalog = InventedForm.CatalogWithOfficial();
        var edition = catalog.Get(id);
        CheckEngine engine = new(catalog);
        await PrepareAsync(edition);
        var rules = edition.Relations.Select(r => r.Rule).Append("C2").ToHashSet(StringComparer.Ordinal);
        Random random = new(612);
        for (var i = 0; i < Cases; i++)
        {
            var figures = Totals.Follow(edition, ReportFigures.BlankFor(edition), Some(edition, random, ReportFigures.BlankFor(edition), i % 5 == 0 ? 0.7 : 1.0, i % 2 == 0));
            var report = engine.Run(ReportContent.EmptyFor(edition) with { Figures = figures }, new CheckContext { Year = edition.FirstYear, UnitName = "丙镇" });
            var found = await _page.EvaluateAsync<string[][]>(
                """
                figures => {
                  const { Ledger, parse } = window.figures;
                  const { form } = window;
                  const values = new Map(Object.entries(figures).map(([id, text]) => [id, parse(text, form.formats[form.formatOf.get(id)]).value]));
                  const findings = new window.findings.Findings(form, new Ledger(form, values, values), values.keys(), () => null);
                  return findings.list().map(f => [f.rule, [...f.cells].sort().join(), f.message, f.advice, f.under ? 'under' : '']);
                }
                """,
                Texts(figures));

            // Which slip broke an equation only the server tells; the browser says the equation.
            var expected = report.Findings.Where(f => rules.Contains(f.Rule)).ToList();
            Assert.Equal(
                expected.Select(f => $"{f.Rule} {CellsOf(f)}").Order(StringComparer.Ordinal),
                found.Select(f => $"{f[0]} {f[1]}").Order(StringComparer.Ordinal));
            var plain = expected.Where(f => f.Cause is null).ToDictionary(f => $"{f.Rule} {CellsOf(f)}", f => $"{f.Message} {f.Advice}", StringComparer.Ordinal);
            Assert.All(found.Where(f => plain.ContainsKey($"{f[0]} {f[1]}")), f => Assert.Equal(plain[$"{f[0]} {f[1]}"], $"{f[2]} {f[3]}"));
        }
    }

    private static string CellsOf(Finding finding) => string.Join(',', finding.Cells.Select(c => c.ToString()).Order(StringComparer.Ordinal));

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

    private static string Script(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/GovInfoReports.Web/wwwroot/js/clerk", name));

    private async Task PrepareAsync(FormEdition edition) =>
        await _page.EvaluateAsync("definition => { window.form = window.figures.prepare(JSON.parse(definition)); }", FormDefinitions.Of(edition));
}
