using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Documents.Reading;

/// <summary>Reads a report out of text and runs the checks over it.</summary>
public sealed class ReportReading(FormCatalog catalog, SourceLimits? limits = null)
{
    // Without a year there is nothing to compare dates and editions with.
    private static readonly string[] RulesOfYear = ["B3", "C1", "E1", "E1b", "E1c", "E3", "T2"];

    private readonly ReportTextReader _reader = new(catalog, limits);

    public CheckedReading ReadAndCheck(string text, ReadingHints hints, CheckEngine engine) => ReadAndCheck(SourceDocument.Of(text), hints, engine);

    /// <summary>Reads a file and checks what it says.</summary>
    public CheckedReading ReadAndCheck(SourceDocument source, ReadingHints hints, CheckEngine engine, CancellationToken ct = default) =>
        Check(_reader.Read(source, hints, ct), hints, engine, new Dictionary<int, ReportContent>(), ct: ct);

    /// <summary>Reads a file, to be checked when reports of earlier years are read too.</summary>
    public ReadingResult ReadWithin(SourceDocument source, ReadingHints hints, WorkBudget whole) => _reader.ReadWithin(source, hints, whole);

    /// <param name="neighbours">Reports of other units brought with it; <see langword="null"/> where there are none.</param>
    public static CheckedReading Check(
        ReadingResult reading,
        ReadingHints hints,
        CheckEngine engine,
        IReadOnlyDictionary<int, ReportContent> earlierYears,
        IReadOnlyList<NeighbourText>? neighbours = null,
        CancellationToken ct = default)
    {
        var year = hints.Year ?? reading.Year;
        var checks = engine.Run(reading.Content, new CheckContext
        {
            Year = year ?? reading.Edition.LastYear ?? reading.Edition.FirstYear,
            UnitName = hints.UnitName ?? reading.UnitName,
            Level = UnitLevels.OfName(hints.UnitName ?? reading.UnitName),
            EarlierYears = earlierYears,
            Neighbours = neighbours,
        }, ct);
        return new CheckedReading(reading, Merge(reading, year is null ? WithoutYear(checks) : checks));
    }

    /// <summary>
    /// Puts the findings of the reading and of the checks together. What both found, such as blank cells, is said once, with its
    /// place in the source; findings of the checks get their place where their words or cells were read.
    /// </summary>
    public static CheckReport Merge(ReadingResult reading, CheckReport checks)
    {
        if (!reading.IsReport)
        {
            return NoReport(reading.Kind, checks);
        }

        var own = reading.Findings;
        HashSet<CellId> gaps = [.. own.Where(f => f.Rule is "C2" or "C7").SelectMany(f => f.Cells)];
        var missing = own.Where(f => f.Rule == "C5").Select(f => f.Section).ToHashSet(StringComparer.Ordinal);
        gaps.UnionWith(reading.Edition.Sections.Where(s => missing.Contains(s.Code) && s.Table is not null).SelectMany(s => s.Table!.Cells).Select(c => c.Id));
        HashSet<CellId> notApplicable = [.. own.Where(f => f.Rule == "C2b").SelectMany(f => f.Cells)];
        var hasEdition = own.Any(f => f.Rule == "C1");

        var places = new SourceFinder(reading);
        List<Finding> further = [];
        foreach (var finding in checks.Findings)
        {
            var isSaid = finding.Rule switch
            {
                "C1" => hasEdition,
                "C2" => finding.Cells.Count > 0 && finding.Cells.All(gaps.Contains),
                "C2b" => finding.Cells.Count > 0 && finding.Cells.All(notApplicable.Contains),
                "D1a" => finding.Source?.Text is { } number && TextKey.Number(number).Style == NumberStyle.ChineseParenthesis && own.Any(f => f.Cause == ReadingFindings.SubNumbers && f.Section == finding.Section),
                _ => own.Contains(finding),
            };
            if (!isSaid)
            {
                further.Add(finding.Source?.Line is null ? finding with { Source = places.Find(finding) } : finding);
            }
        }

        var absent = further.Where(f => f.Rule == "D2").Select(f => f.Section).ToHashSet(StringComparer.Ordinal);
        var kept = own.Where(f => f.Cause != ReadingFindings.HeadingMissing || !absent.Contains(f.Section)).ToList();
        return new CheckReport(FindingOrder.Sort([.. kept, .. further], reading.Edition), Outcomes([.. kept, .. further], checks.Outcomes));
    }

    /// <summary>Refuses a source that is no report, in one sentence.</summary>
    public static void RequireReport(ReadingResult reading)
    {
        if (WhyNone(reading) is { } words)
        {
            throw new SourceRefusedException(SourceRefusal.NotAReport, words);
        }
    }

    /// <summary>Why a source is no report, in one sentence; <see langword="null"/> for a report.</summary>
    public static string? WhyNone(ReadingResult reading) => reading.IsReport ? null : WordsFor(reading.Kind);

    private static string WordsFor(ReadingKind kind) => Messages.Get($"Kind_{kind}");

    // What a report lacks is not said of something that is none.
    private static CheckReport NoReport(ReadingKind kind, CheckReport checks)
    {
        Finding finding = new() { Rule = "C5", Tier = Tier.Error, Cause = kind.ToString(), Message = WordsFor(kind), Advice = Messages.Get($"Kind_{kind}Advice") };
        List<RuleOutcome> outcomes = [.. Outcomes([], checks.Outcomes).Select(o => o with { Status = o.Rule == finding.Rule ? RuleStatus.Failed : RuleStatus.NotRun, Reason = o.Rule == finding.Rule ? null : finding.Message })];
        return new CheckReport([finding], outcomes);
    }

    private static List<RuleOutcome> Outcomes(List<Finding> findings, IReadOnlyList<RuleOutcome> ofChecks)
    {
        var found = findings.Select(f => f.Rule).ToHashSet(StringComparer.Ordinal);
        List<RuleOutcome> outcomes = [.. ofChecks.Select(o => found.Contains(o.Rule) ? o with { Status = RuleStatus.Failed, Reason = null } : o)];
        outcomes.AddRange(CheckRules.All
            .Where(r => r.Origin == RuleOrigin.Document && !outcomes.Exists(o => o.Rule == r.Id))
            .Select(r => new RuleOutcome(r.Id, r.Tier, found.Contains(r.Id) ? RuleStatus.Failed : RuleStatus.Passed, null)));
        return outcomes;
    }

    private static CheckReport WithoutYear(CheckReport checks) => new(
        [.. checks.Findings.Where(f => !RulesOfYear.Contains(f.Rule))],
        [.. checks.Outcomes.Select(o => RulesOfYear.Contains(o.Rule) ? o with { Status = RuleStatus.NotRun, Reason = Messages.Get("NotRun_Year") } : o)]);
}

/// <summary>A report read from text, and checked.</summary>
public sealed record CheckedReading(ReadingResult Reading, CheckReport Checks);
