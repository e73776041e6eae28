using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Rules;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>
/// Runs every rule over a report. The page, submission, the reviewer, the importer and the API all use this one engine; the rules
/// take rows, columns and equations from the form definition, so that they hold for later editions too.
/// </summary>
public sealed class CheckEngine(FormCatalog catalog)
{
    private static readonly CheckRule[] Rules =
    [
        new EquationRule("A1"),
        new EquationRule("A2"),
        new EquationRule("A3"),
        new EquationRule("A4"),
        new CarriedOverRule(),
        new StockRule("A5b"),
        new StockRule("A5c"),
        new ChangedEditionRule(),
        new EqualsSubordinatesRule(),
        new CoversSubordinatesRule(),
        new CopiedDigitsRule(),
        new LimitsRule(),
        new ItemsForDecisionsRule(),
        new RegulationsRule(),
        new IssuedBeyondInForceRule(),
        new EqualColumnsRule(),
        new OtherHandlingShareRule(),
        new DisputesWithoutRequestsRule(),
        new SameAsLastYearRule(),
        new NoneReceivedRule(),
        new NumberReceivedRule(),
        new RequestsUnmentionedRule(),
        new BreakdownRule(),
        new StatedResultsRule(),
        new StatedDocumentsRule(),
        new StatedDisputesRule(),
        new PercentageRule(),
        new AnnouncedPointsRule(),
        new PointOrderRule(),
        new OtherYearRule(),
        new HandlingFeeRule(),
        new LineOrderRule(),
        new EditionRule(),
        new BlankCellsRule(),
        new NotApplicableRule(),
        new MissingPartsRule(),
        new ResidueRule(),
        new SameTextRule(),
        new TakenOverRule(),
        new OtherUnitRule(),
        new AnybodysTextRule(),
        new ProblemsRule(),
        new LengthRule(),
        new ApproximationRule(),
        new YearRule(),
        new SignatureRule(),
        new YoungerDocumentRule(),
        new BasisRule(),
        new SignatureMissingRule(),
        new ContactRule(),
        new AmountUnitRule(),
        new TitleRule(),
        new PersonalDataRule(),
        new MobileNumberRule(),
        new TypoRule(),
        new FixedWordsRule(),
    ];

    /// <summary>Ids of the rules that the engine runs; an edition may state equations beside them.</summary>
    internal static IEnumerable<string> RuleIds => Rules.Select(r => r.Id);

    /// <summary>Checks a content.</summary>
    public CheckReport Run(ReportContent content, CheckContext context)
    {
        var subject = new CheckSubject(BoundValues.Resolve(content), context, catalog);
        var further = subject.Edition.Relations.Select(r => r.Rule).Distinct(StringComparer.Ordinal)
            .Where(id => !Rules.Any(r => string.Equals(r.Id, id, StringComparison.Ordinal)))
            .Select(id => new EquationRule(id));
        List<Finding> findings = [];
        List<RuleOutcome> outcomes = [];
        foreach (var rule in Rules.Concat(further).Where(r => r.AppliesTo(subject)))
        {
            var result = new RuleResult();
            Evaluate(rule, subject, result);
            findings.AddRange(result.Findings);
            outcomes.Add(result.Outcome(rule));
        }

        return new CheckReport(Arrange(subject, Explained(findings.ConvertAll(f => AsStored(f, content)))), outcomes);
    }

    // One rule that gives up on an odd text must not keep the others, or a save, from going on.
    private static void Evaluate(CheckRule rule, CheckSubject subject, RuleResult result)
    {
        try
        {
            rule.Evaluate(subject, result);
        }
        catch (RegexMatchTimeoutException)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunOddText));
        }
    }

    // The rules read the numbers of bound values; places are given in the text that was handed in.
    private static Finding AsStored(Finding finding, ReportContent content)
    {
        if (finding is not { Offset: { } offset, Length: { } length, Section: { } section })
        {
            return finding;
        }

        var text = finding.AdditionalSection is { } index ? content.AdditionalSections[index].Text : section is TextSections.Preamble ? content.Preamble : content.Text(section);
        if (!text.Contains(BoundValues.Scheme, StringComparison.Ordinal))
        {
            return finding;
        }

        var (start, taken) = BoundValues.StoredRange(text, offset, length);
        return finding with { Offset = start, Length = taken };
    }

    // A row that repeats last year's is said once: under the broken equation that it explains.
    private static List<Finding> Explained(List<Finding> findings)
    {
        var leftovers = findings.Where(f => f.Under is null && string.Equals(f.Cause, Slips.LeftFromLastYear, StringComparison.Ordinal)).ToList();
        return findings.ConvertAll(f => string.Equals(f.Rule, "A14", StringComparison.Ordinal) && leftovers.Find(l => f.Cells.Contains(l.Cells[0])) is { } lead
            ? f with { Under = lead.Id }
            : f);
    }

    private static List<Finding> Arrange(CheckSubject subject, List<Finding> findings)
    {
        Dictionary<string, Finding> byId = [];
        foreach (var finding in findings)
        {
            byId.TryAdd(finding.Id, finding);
        }

        string? Root(Finding finding)
        {
            var root = finding;
            for (var depth = 0; root.Under is not null && depth < findings.Count; depth++)
            {
                if (!byId.TryGetValue(root.Under, out var above) || string.Equals(above.Id, finding.Id, StringComparison.Ordinal))
                {
                    return null;
                }

                root = above;
            }

            return ReferenceEquals(root, finding) ? null : root.Id;
        }

        var rooted = findings.ConvertAll(f => f with { Under = Root(f) });
        IEnumerable<Finding> Ordered(IEnumerable<Finding> some) => some
            .OrderByDescending(f => f.Tier)
            .ThenBy(subject.OrderOf)
            .ThenBy(f => f.Rule, StringComparer.Ordinal);
        return [.. Ordered(rooted.Where(f => f.Under is null)).SelectMany(lead => Ordered(rooted.Where(f => string.Equals(f.Under, lead.Id, StringComparison.Ordinal))).Prepend(lead))];
    }
}
