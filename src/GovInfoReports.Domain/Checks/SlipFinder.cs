using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>Looks for the slips that explain the violations of a report, the one that explains most first.</summary>
internal static class SlipFinder
{
    private const int MaximumSlips = 24;

    public static IEnumerable<Slip> Find(CheckSubject subject, EquationSheet sheet)
    {
        var original = sheet.Violations().ToHashSet();
        for (var round = 0; round < MaximumSlips; round++)
        {
            var violations = sheet.Violations();
            if (violations.Count == 0)
            {
                yield break;
            }

            if (Best(subject, sheet, violations) is not { } best)
            {
                yield break;
            }

            sheet.Apply(best.Guess.Changes);
            List<int> settles = [.. best.Settles.Where(original.Remove)];
            if (settles.Count > 0)
            {
                var lead = settles.FirstOrDefault(e => ReferenceEquals(sheet.Equations[e].Relation, best.Guess.Relation), settles[0]);
                yield return new Slip(best.Guess.Cause, lead, settles, best.Guess.Changes);
            }
            else if (best.Settles.Count == 0)
            {
                yield break;
            }
        }
    }

    private static Trial? Best(CheckSubject subject, EquationSheet sheet, List<int> violations)
    {
        List<Trial> trials = [];
        foreach (var guess in Guesses(subject, sheet, violations))
        {
            if (guess.Changes.Count == 0 || !guess.Changes.All(c => sheet.Edition.Find(c.Cell)!.Format.Check(c.To) == CellInputProblem.None))
            {
                continue;
            }

            var (settles, creates) = sheet.Try(guess.Changes);

            if (creates == 0 && settles.Count >= guess.Needs)
            {
                trials.Add(new Trial(guess, settles, settles.Count));
                continue;
            }

            // A forgotten total row and a forgotten total column hide each other: each is judged with the other repaired too.
            if (guess.IsStructural && settles.Count > 0)
            {
                var both = ForgottenTogether(sheet, guess);
                var (settledTogether, createdTogether) = sheet.Try(both);
                if (createdTogether == 0)
                {
                    trials.Add(new Trial(guess, settles, settledTogether.Count));
                }
            }
        }

        // Two different repairs that explain the same violations equally well: it is not known which, and none is claimed.
        var ordered = trials.OrderByDescending(t => t.Net).ThenBy(t => t.Guess.Priority).ThenBy(t => t.Guess.Changes.Count);
        return ordered.FirstOrDefault(t => t.Guess.IsStructural || !trials.Exists(o =>
            !ReferenceEquals(o, t)
            && o.Net == t.Net
            && o.Guess.Priority == t.Guess.Priority
            && o.Guess.Changes.Count == t.Guess.Changes.Count
            && o.Settles.Intersect(t.Settles).Any()
            && !o.Guess.Changes.SequenceEqual(t.Guess.Changes)));
    }

    private static IEnumerable<Guess> Guesses(CheckSubject subject, EquationSheet sheet, List<int> violations)
    {
        var tables = violations.Select(v => sheet.Equations[v].Relation.Table).ToHashSet(StringComparer.Ordinal);
        return ForgottenTotals(sheet)
            .Concat(RowsLeftFromLastYear(subject, sheet, tables))
            .Concat(SingleCells(subject, sheet, violations))
            .Concat(StrayLines(sheet, tables))
            .Concat(DisplacedRows(sheet, tables))
            .Concat(StaleTotals(sheet, violations));
    }

    private static IEnumerable<Guess> ForgottenTotals(EquationSheet sheet)
    {
        foreach (var relation in sheet.Edition.Relations.Where(r => r.IsTotal && IsForgotten(sheet, r)))
        {
            yield return new Guess(
                relation.Axis == RelationAxis.Rows ? Slips.TotalRowZero : Slips.TotalColumnZero,
                relation,
                Sums(sheet, relation, []),
                Priority: 0,
                Needs: 1,
                IsStructural: true);
        }
    }

    private static List<CellChange> ForgottenTogether(EquationSheet sheet, Guess first)
    {
        Dictionary<CellId, decimal> filled = first.Changes.ToDictionary(c => c.Cell, c => c.To);
        foreach (var relation in sheet.Edition.Relations.Where(r =>
            r.IsTotal && !ReferenceEquals(r, first.Relation) && string.Equals(r.Table, first.Relation!.Table, StringComparison.Ordinal) && IsForgotten(sheet, r)))
        {
            foreach (var change in Sums(sheet, relation, filled))
            {
                filled[change.Cell] = change.To;
            }
        }

        foreach (var change in Sums(sheet, first.Relation!, filled))
        {
            filled[change.Cell] = change.To;
        }

        return [.. filled.Select(f => new CellChange(f.Key, f.Value))];
    }

    private static bool IsForgotten(EquationSheet sheet, FormRelation relation)
    {
        var known = Known(sheet, relation);
        return known.TrueForAll(e => sheet[e.Left[0]] == 0) && known.Exists(e => e.Right.Any(c => sheet[c] != 0));
    }

    private static List<CellChange> Sums(EquationSheet sheet, FormRelation relation, Dictionary<CellId, decimal> filled) =>
        [.. Known(sheet, relation).Select(e => new CellChange(e.Left[0], e.Right.Sum(c => filled.TryGetValue(c, out var value) ? value : sheet[c] ?? 0))).Where(c => c.To != 0)];

    private static List<FormEquation> Known(EquationSheet sheet, FormRelation relation) =>
        [.. Instances(sheet, relation).Where(e => sheet.Difference(e) is not null).Select(e => sheet.Equations[e])];

    private static IEnumerable<Guess> RowsLeftFromLastYear(CheckSubject subject, EquationSheet sheet, HashSet<string> tables)
    {
        if (subject.LastYear is null)
        {
            yield break;
        }

        foreach (var row in RowsOf(sheet, tables))
        {
            var last = row.Select(c => subject.LastYear.Figures[c].Addend).ToList();
            if (row.All(c => sheet[c] is null or 0) || !row.Select(c => sheet[c]).SequenceEqual(last))
            {
                continue;
            }

            yield return new Guess(Slips.LeftFromLastYear, null, [.. row.Where(c => sheet[c] is not (null or 0)).Select(c => new CellChange(c, 0))], 1, 1);
            foreach (var relation in sheet.Edition.Relations.Where(r => r.Axis == RelationAxis.Rows && string.Equals(r.Table, row[0].Table, StringComparison.Ordinal)))
            {
                yield return new Guess(
                    Slips.LeftFromLastYear,
                    null,
                    [.. Instances(sheet, relation).SelectMany(e => Needed(sheet, e).Where(n => row.Contains(n.Cell)))],
                    1,
                    1);
            }
        }
    }

    private static IEnumerable<Guess> SingleCells(CheckSubject subject, EquationSheet sheet, List<int> violations)
    {
        foreach (var change in violations.SelectMany(v => Needed(sheet, v)).Distinct())
        {
            var now = sheet[change.Cell] ?? 0;
            var isTotal = sheet.Edition.TotalOf(change.Cell) is not null;
            var cause = now switch
            {
                0 when isTotal => Slips.TotalNotUpdated,
                not 0 when change.To == 0 => Slips.StrayNumber,
                >= 2 when subject.LastYear?.Figures[change.Cell].Number == now => Slips.LeftFromLastYear,
                _ when Digits.AreSwapped(now, change.To) => Slips.SwappedDigits,
                _ => Slips.WrongCell,
            };
            yield return new Guess(cause, null, [change], 2, isTotal && now == 0 ? 1 : 2);
        }
    }

    private static IEnumerable<Guess> StrayLines(EquationSheet sheet, HashSet<string> tables)
    {
        // A part that its total does not know of is stray; which side of a balance is wrong cannot be told.
        foreach (var row in RowsOf(sheet, tables).Where(r => IsPartRow(sheet, r)))
        {
            yield return new Guess(Slips.StrayNumber, null, [.. row.Where(c => sheet[c] is not (null or 0)).Select(c => new CellChange(c, 0))], 3, 2);
        }

        foreach (var column in sheet.Edition.Cells.Select(c => c.Id).Where(c => tables.Contains(c.Table)).GroupBy(c => (c.Table, c.Column)))
        {
            // A column of nothing but ones beside empty neighbours is a leftover; larger figures are somebody's count.
            var filled = column.Where(c => sheet[c] is not (null or 0)).ToList();
            if (filled.TrueForAll(c => sheet[c] == 1))
            {
                yield return new Guess(Slips.StrayNumber, null, [.. filled.Select(c => new CellChange(c, 0))], 3, 2);
            }
        }
    }

    private static IEnumerable<Guess> DisplacedRows(EquationSheet sheet, HashSet<string> tables)
    {
        foreach (var row in RowsOf(sheet, tables).Where(r => r.All(c => sheet[c] is not null) && r.Any(c => sheet[c] != 0)))
        {
            for (var i = 0; i < row.Count; i++)
            {
                for (var k = i + 1; k < row.Count; k++)
                {
                    if (sheet[row[i]] != sheet[row[k]])
                    {
                        yield return new Guess(Slips.SwappedColumns, null, [new(row[i], sheet[row[k]]!.Value), new(row[k], sheet[row[i]]!.Value)], 3, 2);
                    }
                }
            }

            foreach (var changes in Shifts(sheet, row))
            {
                yield return new Guess(Slips.ColumnShift, null, changes, 3, 2);
            }
        }
    }

    private static IEnumerable<List<CellChange>> Shifts(EquationSheet sheet, IReadOnlyList<CellId> row)
    {
        var total = sheet.Edition.Relations.FirstOrDefault(r =>
            r.IsTotal && r.Axis == RelationAxis.Columns && string.Equals(r.Table, row[0].Table, StringComparison.Ordinal) && row.Any(c => string.Equals(c.Column, r.Left[0], StringComparison.Ordinal)));
        if (total is null)
        {
            yield break;
        }

        var parts = row.Where(c => total.Right.Contains(c.Column, StringComparer.Ordinal)).ToList();
        var sum = row.First(c => string.Equals(c.Column, total.Left[0], StringComparison.Ordinal));
        var values = parts.ConvertAll(c => sheet[c]!.Value);
        List<List<decimal>> shifted = [];
        if (values[0] == 0)
        {
            shifted.Add([.. values.Skip(1), 0]);
            shifted.Add([.. values.Skip(1), sheet[sum]!.Value]);
        }

        if (values[^1] == 0)
        {
            shifted.Add([0, .. values.SkipLast(1)]);
        }

        foreach (var candidate in shifted)
        {
            CellChange[] changes = [.. parts.Select((c, i) => new CellChange(c, candidate[i])), new(sum, candidate.Sum())];
            List<CellChange> effective = [.. changes.Where(c => sheet[c.Cell] != c.To)];
            if (effective.Count > 2)
            {
                yield return effective;
            }
        }
    }

    private static IEnumerable<Guess> StaleTotals(EquationSheet sheet, List<int> violations)
    {
        foreach (var group in violations.Where(v => sheet.Equations[v].Relation.IsTotal).GroupBy(v => sheet.Equations[v].Relation))
        {
            yield return new Guess(
                Slips.TotalNotUpdated,
                group.Key,
                [.. group.Select(v => new CellChange(sheet.Equations[v].Left[0], sheet.Equations[v].Right.Sum(c => sheet[c]!.Value)))],
                4,
                2);
        }
    }

    // What each cell of a violated equation would have to be for the equation to hold.
    private static IEnumerable<CellChange> Needed(EquationSheet sheet, int equation)
    {
        if (sheet.Difference(equation) is not { } difference || difference == 0)
        {
            yield break;
        }

        foreach (var cell in sheet.Equations[equation].Left)
        {
            yield return new CellChange(cell, sheet[cell]!.Value - difference);
        }

        foreach (var cell in sheet.Equations[equation].Right)
        {
            yield return new CellChange(cell, sheet[cell]!.Value + difference);
        }
    }

    private static IEnumerable<int> Instances(EquationSheet sheet, FormRelation relation) =>
        Enumerable.Range(0, sheet.Equations.Count).Where(e => ReferenceEquals(sheet.Equations[e].Relation, relation));

    private static IEnumerable<IReadOnlyList<CellId>> RowsOf(EquationSheet sheet, HashSet<string> tables) =>
        from table in sheet.Edition.Tables
        where tables.Contains(table.Code)
        from block in table.Blocks
        from row in block.Rows
        select (IReadOnlyList<CellId>)[.. block.Columns.Select(c => new CellId(table.Code, row.Code, c.Code))];

    private static bool IsPartRow(EquationSheet sheet, IReadOnlyList<CellId> row) => sheet.Edition.Relations.Any(r =>
        r.IsTotal && r.Axis == RelationAxis.Rows && string.Equals(r.Table, row[0].Table, StringComparison.Ordinal) && r.Right.Contains(row[0].Row, StringComparer.Ordinal));

    private sealed record Guess(string Cause, FormRelation? Relation, IReadOnlyList<CellChange> Changes, int Priority, int Needs, bool IsStructural = false);

    private sealed record Trial(Guess Guess, List<int> Settles, int Net);
}

/// <summary>A slip that explains violations.</summary>
internal sealed record Slip(string Cause, int Lead, IReadOnlyList<int> Settles, IReadOnlyList<CellChange> Changes);
