using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A1 to A4, and any other equation that an edition states.</summary>
internal sealed class EquationRule(string id) : CheckRule(id, Tier.Error)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Edition.Relations.Any(r => string.Equals(r.Rule, Id, StringComparison.Ordinal));

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var finding in subject.Equations.Value.Findings.Where(f => string.Equals(f.Rule, Id, StringComparison.Ordinal)))
        {
            result.Add(finding);
        }

        if (subject.Equations.Value.Blank.TryGetValue(Id, out var blank))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, blank));
        }
    }
}

/// <summary>A7: every figure lies within what its cell may hold.</summary>
internal sealed class LimitsRule() : CheckRule("A7", Tier.Error)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var cell in subject.Edition.Cells)
        {
            if (subject[cell.Id].Number is not { } number || cell.Format.Check(number) == CellInputProblem.None)
            {
                continue;
            }

            var key = cell.Format.Check(number) switch
            {
                CellInputProblem.Negative => MessageKey.A7Negative,
                CellInputProblem.NotWhole => MessageKey.A7NotWhole,
                CellInputProblem.TooPrecise => MessageKey.A7TooPrecise,
                _ => MessageKey.A7TooLarge,
            };
            result.Add(new Finding
            {
                Rule = Id,
                Tier = Tier,
                Cells = [cell.Id],
                Values = new FindingValues(number, null),
                Message = Messages.Text(key, cell.Name, CheckSubject.Number(number), cell.Format.Scale),
                Advice = Messages.Text(MessageKey.A7Advice),
            });
        }
    }
}

/// <summary>C1: the form is the one for the year.</summary>
internal sealed class EditionRule() : CheckRule("C1", Tier.Error)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var year = subject.Context.Year;
        if (subject.Catalog.ForYear(year) is not { } right)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoEdition, year));
        }
        else if (!string.Equals(right.Id, subject.Edition.Id, StringComparison.Ordinal))
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = right.OptionalYears.Contains(year) ? Tier.Query : Tier.Error,
                Message = Messages.Text(MessageKey.C1, year, right.Name, right.Document, subject.Edition.Name),
                Advice = Messages.Text(MessageKey.C1Advice, right.Name),
            });
        }
    }
}

/// <summary>C2: no cell is blank; a coherent gap (a table, rows, part of a column) is one finding that lists its cells.</summary>
internal sealed class BlankCellsRule() : CheckRule("C2", Tier.Error)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var table in subject.Edition.Tables)
        {
            var blank = table.Cells.Select(c => c.Id).Where(c => subject[c].IsBlank).ToHashSet();
            if (blank.Count == 0)
            {
                continue;
            }

            var section = subject.Edition.SectionOfTable(table.Code)!;
            if (blank.Count == table.Cells.Count)
            {
                Report(result, [.. table.Cells.Select(c => c.Id)], Messages.Text(MessageKey.C2Table, section.Heading, blank.Count));
                continue;
            }

            foreach (var block in table.Blocks)
            {
                Rows(subject, result, table, block, blank);
                foreach (var column in block.Columns)
                {
                    List<CellId> cells = [.. block.Rows.Select(r => new CellId(table.Code, r.Code, column.Code)).Where(blank.Contains)];
                    if (cells.Count > 0)
                    {
                        Report(result, cells, cells.Count == 1
                            ? Messages.Text(MessageKey.C2Cell, section.Heading, subject.NameOf(cells[0]))
                            : Messages.Text(MessageKey.C2Column, section.Heading, column.Label, cells.Count, subject.RowName(cells[0]), subject.RowName(cells[^1])));
                    }
                }
            }
        }
    }

    private static void Rows(CheckSubject subject, RuleResult result, FormTable table, FormBlock block, HashSet<CellId> blank)
    {
        List<FormRow> run = [];
        foreach (var row in block.Rows.Append(null))
        {
            if (row is not null && block.Columns.All(c => blank.Contains(new CellId(table.Code, row.Code, c.Code))))
            {
                run.Add(row);
                continue;
            }

            if (run.Count > 0 && block.Columns.Count > 1)
            {
                List<CellId> cells = [.. run.SelectMany(r => block.Columns.Select(c => new CellId(table.Code, r.Code, c.Code)))];
                blank.ExceptWith(cells);
                var heading = subject.Edition.SectionOfTable(table.Code)!.Heading;
                Report(result, cells, run.Count == 1
                    ? Messages.Text(MessageKey.C2Row, heading, run[0].Name, cells.Count)
                    : Messages.Text(MessageKey.C2Rows, heading, run[0].Name, run[^1].Name, run.Count, cells.Count));
            }

            run.Clear();
        }
    }

    private static void Report(RuleResult result, List<CellId> cells, string message) => result.Add(new Finding
    {
        Rule = "C2",
        Tier = Tier.Error,
        Cells = cells,
        Message = message,
        Advice = Messages.Text(MessageKey.C2Advice),
    });
}

/// <summary>C2b: a slash, a dash or 无 stands where the form expects a number.</summary>
internal sealed class NotApplicableRule() : CheckRule("C2b", Tier.Query)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var table in subject.Edition.Tables)
        {
            List<CellId> cells = [.. table.Cells.Select(c => c.Id).Where(c => subject[c].IsNotApplicable)];
            if (cells.Count > 0)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Cells = cells,
                    Message = Messages.Text(MessageKey.C2b, subject.Edition.SectionOfTable(table.Code)!.Heading, cells.Count, Messages.Names([.. cells.Select(subject.NameOf)])),
                    Advice = Messages.Text(MessageKey.C2bAdvice),
                });
            }
        }
    }
}
