using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>
/// Works out every equation of the form and says what kind of slip broke it. A slip is a supposed repair that makes violations
/// vanish and creates none; where one repair settles several violations they stand under one finding.
/// </summary>
internal static class EquationCheck
{
    public static EquationResults Run(CheckSubject subject)
    {
        var sheet = new EquationSheet(subject.Edition, subject.Figures);
        Dictionary<string, int> blank = new(StringComparer.Ordinal);
        foreach (var equation in Enumerable.Range(0, sheet.Equations.Count).Where(e => sheet.Difference(e) is null))
        {
            var rule = sheet.Equations[equation].Relation.Rule;
            blank[rule] = blank.GetValueOrDefault(rule) + 1;
        }

        var violations = sheet.Violations();
        return new EquationResults(violations.Count == 0 ? [] : Findings(subject, sheet, violations), blank);
    }

    private static List<Finding> Findings(CheckSubject subject, EquationSheet sheet, List<int> violations)
    {
        List<Finding> findings = [];
        HashSet<int> settled = [];
        foreach (var slip in SlipFinder.Find(subject, sheet))
        {
            var lead = FindingOf(subject, sheet, slip.Lead, slip.Changes.Select(c => c.Cell)) with { Cause = slip.Cause };
            lead = lead with { Message = SlipSentences.Of(subject, sheet, slip, lead.Message), Advice = SlipSentences.Advice(subject, slip) };
            findings.Add(lead);
            settled.UnionWith(slip.Settles);
            findings.AddRange(slip.Settles.Where(e => e != slip.Lead)
                .Select(e => FindingOf(subject, sheet, e, slip.Changes.Select(c => c.Cell)) with { Under = lead.Id }));
        }

        List<(int Equation, Finding Finding)> open = [];
        foreach (var equation in violations.Where(v => !settled.Contains(v)))
        {
            open.Add((equation, FindingOf(subject, sheet, equation, [])));
        }

        // A total line repeats the mistake of the lines it sums: the same rule, broken there by the same amount.
        for (var i = 0; i < open.Count; i++)
        {
            var parts = sheet.PartsOfLine(open[i].Equation);
            var broken = open.Where(o => parts.Contains(o.Equation)).ToList();
            if (broken.Count > 0 && broken.Sum(o => sheet.Difference(o.Equation)) == sheet.Difference(open[i].Equation))
            {
                open[i] = (open[i].Equation, open[i].Finding with { Under = broken[0].Finding.Under ?? broken[0].Finding.Id });
            }
        }

        findings.AddRange(open.Select(o => o.Finding));
        return findings;
    }

    private static Finding FindingOf(CheckSubject subject, EquationSheet sheet, int index, IEnumerable<CellId> suspects)
    {
        var equation = sheet.Equations[index];
        CellId[] own = [.. equation.Left, .. equation.Right];
        CellId[] cells =
        [
            .. suspects.Where(own.Contains),
            .. equation.Left,
            .. equation.Right.Where(c => subject[c].Number is not (null or 0)),
            .. equation.Right,
        ];
        var left = equation.Left.Sum(c => subject[c].Addend!.Value);
        var right = equation.Right.Sum(c => subject[c].Addend!.Value);
        return new Finding
        {
            Rule = equation.Relation.Rule,
            Tier = Tier.Error,
            Cells = [.. cells.Distinct()],
            Values = new FindingValues(left, right),
            Message = Sentence(subject, equation, left, right),
            Advice = Messages.Text(equation.Relation.IsTotal ? MessageKey.EquationTotalAdvice : MessageKey.EquationBalanceAdvice),
            Basis = subject.Basis(own),
        };
    }

    private static string Sentence(CheckSubject subject, FormEquation equation, decimal left, decimal right)
    {
        var line = LineName(subject, equation);
        var gap = CheckSubject.Number(Math.Abs(left - right));
        return equation.Relation.IsTotal
            ? Messages.Text(
                MessageKey.EquationTotal, line, MemberName(subject, equation, equation.Left[0]), CheckSubject.Number(left), CheckSubject.Number(right), Parts(subject, equation), gap)
            : Messages.Text(
                MessageKey.EquationBalance, line, Side(subject, equation, equation.Left), CheckSubject.Number(left), Side(subject, equation, equation.Right), CheckSubject.Number(right), gap);
    }

    public static string LineName(CheckSubject subject, FormEquation equation) => equation.Relation.Axis == RelationAxis.Rows
        ? Messages.Text(MessageKey.ColumnLine, subject.ColumnName(equation.Left[0]))
        : Messages.Text(MessageKey.RowLine, subject.RowName(equation.Left[0]));

    public static string MemberName(CheckSubject subject, FormEquation equation, CellId cell) =>
        equation.Relation.Axis == RelationAxis.Rows ? subject.RowName(cell) : subject.ColumnName(cell);

    private static string Side(CheckSubject subject, FormEquation equation, IReadOnlyList<CellId> cells) =>
        string.Join('＋', cells.Select(c => $"{MemberName(subject, equation, c)} {CheckSubject.Number(subject[c].Addend)}"));

    private static string Parts(CheckSubject subject, FormEquation equation)
    {
        var parts = equation.Right.Where(c => subject[c].Number is not (null or 0)).ToList();
        if (parts.Count is 0 or > 6)
        {
            return string.Empty;
        }

        return Messages.Text(MessageKey.PartsInBrackets, string.Join('＋', parts.Select(c => $"{MemberName(subject, equation, c)} {CheckSubject.Number(subject[c].Number)}")));
    }
}

/// <summary>Findings of the equations a form states, and how many of them could not be worked out, by rule.</summary>
internal sealed record EquationResults(IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, int> Blank);

/// <summary>A cell and the value that a supposed repair would give it.</summary>
internal sealed record CellChange(CellId Cell, decimal To);
