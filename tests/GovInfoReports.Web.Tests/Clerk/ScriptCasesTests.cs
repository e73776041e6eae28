using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Hosting;

namespace GovInfoReports.Web.Tests.Clerk;

/// <summary>
/// What the entry form's scripts work out as the server does: reading typed figures, totals that follow, equations and blanks. The cases
/// lie in <c>tests/scripts/cases</c> with the server's results; the tests there run the scripts on the same files.
/// </summary>
public sealed class ScriptCasesTests
{
    /// <summary>Set to have the cases written anew, after the form or a rule changed.</summary>
    private const string Write = "GOVINFO_WRITE_CASES";

    private static readonly string[] Typed =
    [
        "", " ", "0", "7", "007", "１２", "１，２３４", "1,234", "1,5", "12,34", "1,234,567", ",5", "1,", "1,234.5", "1.5", "1.0", "1.50", "5.", ".5", ".", "-1", "－3", "−4", "+4", "--1", "+-1", "- 1",
        "1 2", " 8 ", "　9　", "9\u200b", "abc", "1e3", "0x10", "一", "5件", "5 件", "3.25万元", "/", "／", "-", "—", "——", "无", "不适用", "n/a", "N/A", "N/a", "<b>", "2147483647", "2147483648",
        "99999999.999999", "99999999.9999999", "0.0000001", "0.000001", "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999999999999999999999999", "-19", "-0", "1.2.3", "１．５", "5人次", "12.5元", "3件次", "共 5 人次", "约5件", "5万", "3百件", "1,234份", "5%", "3x", "5（份）", "2.5亿元", "-3个", "5件 6件", "第1", "𠀀5",
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Editions { get; } = new(InventedForm.CatalogWithOfficial().Editions.Select(e => e.Id));

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task The_cases_of_the_scripts_have_the_results_of_the_server(string id)
    {
        var path = Path.Combine(Folder(), $"{id}.json");
        var cases = Cases(id);
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder());
            await File.WriteAllTextAsync(path, cases);
        }

        Assert.True(string.Equals(cases, await File.ReadAllTextAsync(path), StringComparison.Ordinal), $"{path} has other results; after a change of the form or a rule write it anew with {Write}=1.");
    }

    // Each of its words alone, inside a word for something else, and beside it.
    private static IEnumerable<object> AspectCases(FormEdition edition) => edition.Sections.SelectMany(s => s.Aspects.Concat(s.Matters)).SelectMany(a =>
        a.Keywords.Concat(a.Besides).Concat(a.Besides.Select(b => $"{b}，{a.Keywords[0]}")).Append(string.Empty).Select(text => new { a.Keywords, a.Besides, text, spoken = a.IsSpokenOf(text) }));

    private static string Cases(string id)
    {
        var catalog = InventedForm.CatalogWithOfficial();
        var edition = catalog.Get(id);
        CheckEngine engine = new(catalog);
        IEnumerable<(string Name, IEnumerable<object> Cases)> parts =
        [
            ("typed", edition.Cells.Select(c => c.Format).DistinctBy(f => f.Code).SelectMany(f => Typed.Select(t => Read(f, t)))),
            ("totals", TotalsCases(edition)),
            ("findings", FindingsCases(edition, engine)),
            ("aspects", AspectCases(edition)),
        ];
        var lines = parts.Select(p => $"\"{p.Name}\": [\n{string.Join(",\n", p.Cases.Select(c => JsonSerializer.Serialize(c, Json)))}\n]");
        return $"{{\n\"definition\": {JsonNode.Parse(FormDefinitions.Of(edition))!.ToJsonString(Json)},\n{string.Join(",\n", lines)}\n}}\n";
    }

    private static object Read(CellFormat format, string text)
    {
        var read = format.ParseTyped(text);
        return new { Format = format.Code, Text = text, Value = read.Value.ToString(), Problem = Problem(read.Problem), read.Words };
    }

    private static IEnumerable<object> TotalsCases(FormEdition edition)
    {
        const int Cases = 10;
        Random random = new(2021);
        for (var i = 0; i < Cases; i++)
        {
            var before = Totals.Follow(edition, ReportFigures.BlankFor(edition), Some(edition, random, ReportFigures.BlankFor(edition), 1.0, i % 3 == 0));
            var after = Some(edition, random, before, 0.2, i % 2 == 0);
            yield return new { Before = Texts(edition, before), After = Texts(edition, after), Followed = Texts(edition, Totals.Follow(edition, before, after)) };
        }
    }

    // Which slip broke an equation only the server tells; the browser says the equation, so that words are compared where none is told.
    private static IEnumerable<object> FindingsCases(FormEdition edition, CheckEngine engine)
    {
        const int Cases = 5;
        var rules = edition.Relations.Select(r => r.Rule).Append("C2").ToHashSet(StringComparer.Ordinal);
        Random random = new(612);
        for (var i = 0; i < Cases; i++)
        {
            var figures = Totals.Follow(edition, ReportFigures.BlankFor(edition), Some(edition, random, ReportFigures.BlankFor(edition), i % 5 == 0 ? 0.7 : 1.0, i % 2 == 0));
            var report = engine.Run(ReportContent.EmptyFor(edition) with { Figures = figures }, new CheckContext { Year = edition.FirstYear, UnitName = "丙镇" });
            yield return new
            {
                Figures = Texts(edition, figures),
                Found = report.Findings.Where(f => rules.Contains(f.Rule)).Select(f => new
                {
                    f.Rule,
                    Cells = string.Join(',', f.Cells.Select(c => c.ToString()).Order(StringComparer.Ordinal)),
                    Words = f.Cause is null ? $"{f.Message} {f.Advice}" : null,
                }),
            };
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

    // In the order of the edition's cells.
    private static string Texts(FormEdition edition, ReportFigures figures) => string.Join(' ', edition.Cells.Select(c => figures[c.Id].IsBlank ? "_" : figures[c.Id].ToString()));

    private static string? Problem(CellInputProblem problem) => problem switch
    {
        CellInputProblem.None => null,
        CellInputProblem.NotANumber => "number",
        CellInputProblem.TooManyWords => "words",
        CellInputProblem.OtherUnit => "unit",
        CellInputProblem.NotWhole => "whole",
        CellInputProblem.TooPrecise => "precise",
        CellInputProblem.TooLarge => "large",
        CellInputProblem.Ambiguous => "ambiguous",
        _ => problem.ToString().ToLower(CultureInfo.InvariantCulture),
    };

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../scripts/cases"));
}
