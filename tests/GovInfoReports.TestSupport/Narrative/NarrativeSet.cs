using System.Globalization;
using System.Text.Json;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.TestSupport.Narrative;

/// <summary>
/// The set of sentences that the rules about text are held to. All were written for this purpose. The reports around them are of
/// 平安镇人民政府; <c>busy</c> figures: 12 applications received, 1 carried over, 6 granted, 2 in part, 1 refused for a third party, 2 not
/// held, 1 repeated, 12 handled, 1 carried forward; 3 documents made, 1 repealed, 20 in force; 2 reviews, 1 upheld and 1 corrected, 1
/// direct lawsuit, pending. <c>none</c>: zeros throughout. The others belong to <see cref="Blind"/>.
/// </summary>
public static class NarrativeSet
{
    private const string Classes = "BDEPT";

    private static readonly (string Cell, decimal Value)[] Busy =
    [
        ("requests.received", 12), ("requests.carriedOver", 1), ("requests.granted", 6), ("requests.partiallyGranted", 2), ("requests.refusedThirdParty", 1), ("requests.unavailableNotHeld", 2),
        ("requests.declinedRepeated", 1), ("requests.handledTotal", 12), ("requests.carriedForward", 1), ("disputes.reconsideration.upheld", 1), ("disputes.reconsideration.corrected", 1),
        ("disputes.reconsideration.total", 2), ("disputes.litigationDirect.pending", 1), ("disputes.litigationDirect.total", 1),
        ("disclosure.normativeDocuments.issued", 3), ("disclosure.normativeDocuments.repealed", 1), ("disclosure.normativeDocuments.inForce", 20),
        ("disclosure.normativeDocuments.newlyMade", 3), ("disclosure.normativeDocuments.newlyPublished", 2), ("disclosure.normativeDocuments.publicTotal", 20),
    ];

    // 一 12 (10 of persons, 2 of companies), 二 3, granted 8, in part 2, refused 1, not held 2, repeated 1, handled 14, 四 1.
    private static readonly (string Cell, decimal Value)[] Some =
    [
        ("requests.received", 12), ("requests.received.naturalPerson", 10), ("requests.received.commercialEnterprise", 2), ("requests.carriedOver", 3),
        ("requests.granted", 8), ("requests.granted.naturalPerson", 6), ("requests.granted.commercialEnterprise", 2), ("requests.partiallyGranted", 2), ("requests.refusedProcess", 1),
        ("requests.unavailableNotHeld", 2), ("requests.declinedRepeated", 1), ("requests.handledTotal", 14), ("requests.handledTotal.naturalPerson", 12),
        ("requests.handledTotal.commercialEnterprise", 2), ("requests.carriedForward", 1),
        ("disputes.reconsideration.upheld", 1), ("disputes.reconsideration.otherResult", 1), ("disputes.reconsideration.total", 2),
        ("disputes.litigationDirect.upheld", 1), ("disputes.litigationDirect.total", 1),
        ("disclosure.normativeDocuments.issued", 3), ("disclosure.normativeDocuments.repealed", 1), ("disclosure.normativeDocuments.inForce", 17),
        ("disclosure.licensing.decisions", 126), ("disclosure.penalties.decisions", 9), ("disclosure.fees.amount", 4.5m),
    ];

    private static readonly (string Cell, decimal Value)[] Many =
    [
        ("requests.received", 1203), ("requests.carriedOver", 17), ("requests.granted", 800), ("requests.partiallyGranted", 120), ("requests.unavailableNotHeld", 210),
        ("requests.declinedRepeated", 50), ("requests.handledTotal", 1180), ("requests.carriedForward", 40), ("disclosure.licensing.decisions", 12600),
    ];

    private static readonly (string Cell, decimal Value)[] One = [("requests.received", 1), ("requests.granted", 1), ("requests.handledTotal", 1)];

    /// <summary>The sentences by the author of the rules.</summary>
    public static IReadOnlyList<NarrativeCase> All { get; } = Read("narrative-sentences");

    /// <summary>The sentences by somebody who had not seen the rules, without those that can be argued about.</summary>
    public static IReadOnlyList<NarrativeCase> Blind { get; } = [.. Read("blind-sentences").Where(c => !c.Arguable)];

    /// <summary>Sentences round numbers and their parts, rates and counts of applications, written without a look at the rules or the other sets.</summary>
    public static IReadOnlyList<NarrativeCase> Further { get; } = Read("further-sentences");

    /// <summary>Runs the rules over sentences.</summary>
    public static (IReadOnlyList<NarrativeScore> Scores, IReadOnlyList<string> Failures) Run(IEnumerable<NarrativeCase> cases, CheckEngine engine, FormCatalog catalog)
    {
        SortedDictionary<string, (int Right, int False, int Missed)> scores = new(StringComparer.Ordinal);
        List<string> failures = [];
        foreach (var item in cases)
        {
            var found = Found(item, engine, catalog);
            foreach (var rule in found.Union(item.Expect, StringComparer.Ordinal))
            {
                var name = rule.Split('|')[0];
                var score = scores.GetValueOrDefault(name);
                var (isFound, isExpected) = (found.Contains(rule), item.Expect.Contains(rule, StringComparer.Ordinal));
                scores[name] = (score.Right + (isFound && isExpected ? 1 : 0), score.False + (isExpected ? 0 : 1), score.Missed + (isFound ? 0 : 1));
            }

            if (!found.SetEquals(item.Expect))
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{item.Year} {item.Section} {item.Figures}: expected [{string.Join(' ', item.Expect)}], found [{string.Join(' ', found)}]: {item.Text}"));
            }
        }

        List<NarrativeScore> all = [.. scores.Select(s => new NarrativeScore(s.Key, s.Value.Right, s.Value.False, s.Value.Missed))];
        all.Add(new NarrativeScore("all", all.Sum(s => s.Right), all.Sum(s => s.False), all.Sum(s => s.Missed)));
        return (all, failures);
    }

    /// <summary>What the checks know beside the reports.</summary>
    public static CheckContext Context(int year) => new()
    {
        Year = year,
        UnitName = "平安镇人民政府",
        Level = UnitLevel.Township,
        OtherUnitNames = ["清河镇人民政府", "石桥镇人民政府", "河口街道办事处", "大平安镇人民政府", "富春县财政局"],
        Neighbours = [],
    };

    /// <summary>A report whose overview holds harmless sentences up to the recommended length and beyond, for measuring.</summary>
    public static ReportContent FullReport(FormEdition edition, int year)
    {
        var texts = All.Where(c => c.Expect.Count == 0 && c.Year == year && c.Figures is "busy" && c.Section is "overview").Select(c => c.Text).Take(80);
        return Content(new NarrativeCase([], "busy", year, "overview", string.Join('\n', texts), false), edition);
    }

    private static SortedSet<string> Found(NarrativeCase item, CheckEngine engine, FormCatalog catalog)
    {
        var findings = engine.Run(Content(item, catalog.ForYear(item.Year)!), Context(item.Year)).Findings;
        var rules = findings.Select(f => f.Rule).Where(r => Classes.Contains(r[0], StringComparison.Ordinal)).Except(item.Allow ?? [], StringComparer.Ordinal)
            .Select(r => item.Expect.FirstOrDefault(e => e.Split('|').Contains(r, StringComparer.Ordinal)) ?? r);
        return new SortedSet<string>(rules, StringComparer.Ordinal);
    }

    private static ReportContent Content(NarrativeCase item, FormEdition edition)
    {
        var content = ReportContent.EmptyFor(edition) with
        {
            Title = $"平安镇人民政府{item.Year}年政府信息公开工作年度报告",
            Preamble = $"本报告按照{edition.Document}编制，统计期限为{item.Year}年1月1日至12月31日。联系电话：0571-88886666。",
            Signature = $"平安镇人民政府\n{item.Year + 1}年1月15日",
            Figures = ReportContent.EmptyFor(edition).Figures.With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Of(ValueOf(item, c.Id))))),
        };
        content = content
            .WithText("overview", "（一）主动公开。全年公开文件12件。\n（二）依申请公开。按时办理申请。\n（三）政府信息管理。定期清理。\n（四）平台建设。维护专栏。\n（五）监督保障。开展培训。")
            .WithText("problems", "存在的问题是公开形式单一，基层人员更换较快，业务不够熟练，部分内容更新不够及时，群众知晓率有待提高。改进情况：已组织两次培训，固定专人负责，并在便民大厅增设查阅点，逐月通报更新情况，问题基本解决。")
            .WithText("otherMatters", "本年度没有收取信息处理费。");
        return item.Section switch
        {
            TextSections.Title => content with { Title = item.Text },
            TextSections.Preamble => content with { Preamble = item.Text },
            TextSections.Signature => content with { Signature = item.Text },
            "problems" or "otherMatters" or "overviewAlone" => content.WithText(item.Section is "overviewAlone" ? "overview" : item.Section, item.Text),
            "problemsToo" or "otherMattersToo" => content.WithText(item.Section[..^3], $"{content.Text(item.Section[..^3])}\n{item.Text}"),
            _ => content.WithText(item.Section, $"{content.Text(item.Section)}\n{item.Text}"),
        };
    }

    private static decimal ValueOf(NarrativeCase item, CellId cell)
    {
        var values = item.Figures switch
        {
            "busy" => Busy,
            "some" => Some,
            "many" => Many,
            "one" => One,
            _ => [],
        };
        var own = Array.Find(values, b => b.Cell == cell.ToString());
        var isTotal = cell.Table is "requests" && cell.Column is "total" or "naturalPerson";
        return own.Cell is null && isTotal ? Array.Find(values, b => b.Cell == $"{cell.Table}.{cell.Row}").Value : own.Value;
    }

    private static List<NarrativeCase> Read(string name)
    {
        using var stream = typeof(NarrativeSet).Assembly.GetManifestResourceStream($"GovInfoReports.TestSupport.Narrative.{name}.json")!;
        return JsonSerializer.Deserialize<List<NarrativeCase>>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A sentence in a small report and what the rules about text must find in it.</summary>
public sealed record NarrativeCase(
    IReadOnlyList<string> Expect, string Figures, int Year, string Section, string Text, bool HeldOut, IReadOnlyList<string>? Allow = null, bool Arguable = false, string? Why = null);

/// <summary>How often the rules were right.</summary>
public sealed record NarrativeScore(string Rule, int Right, int False, int Missed)
{
    /// <summary>The share of what was found that was expected, 0 to 1; 1 where nothing was found.</summary>
    public double Precision => Right + False == 0 ? 1 : (double)Right / (Right + False);

    /// <summary>The share of what was expected that was found, 0 to 1; 1 where nothing was expected.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);
}
