using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C2: no cell is blank; a coherent gap (a table, rows, part of a column) is one finding that lists its cells.</summary>
internal sealed class BlankCellsRule() : ContentRule("C2", Tier.Error)
{
    private enum Words { Table, Rows, Row, Column, Cell, Advice }

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
                Report(result, [.. table.Cells.Select(c => c.Id)], Say(Words.Table, section.Heading, blank.Count));
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
                            ? Say(Words.Cell, section.Heading, subject.NameOf(cells[0]))
                            : Say(Words.Column, section.Heading, column.Label, cells.Count, subject.RowName(cells[0]), subject.RowName(cells[^1])));
                    }
                }
            }
        }
    }

    private void Rows(CheckSubject subject, RuleResult result, FormTable table, FormBlock block, HashSet<CellId> blank)
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
                    ? Say(Words.Row, heading, run[0].Name, cells.Count)
                    : Say(Words.Rows, heading, run[0].Name, run[^1].Name, run.Count, cells.Count));
            }

            run.Clear();
        }
    }

    private void Report(RuleResult result, List<CellId> cells, string message) => result.Add(Found(message, Say(Words.Advice)) with { Cells = cells });
}
