using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Content;

/// <summary>What holds for any tree of units, any figures and any order in which they came and were corrected.</summary>
public class RollUpProperties
{
    private static Config Often { get; } = Config.QuickThrowOnFailure.WithMaxTest(40);

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Value_is_the_sum_of_its_parts_and_adjustments(string form)
    {
        var edition = Sheets.Catalog.Get(form);

        Prop.ForAll(Cases(edition).ToArbitrary(), c =>
            {
                var rollUp = RollUp.Of(edition, c.Children, [], c.Adjustments);
                return rollUp.Cells.All(cell =>
                {
                    var parts = cell.Parts.ToList();
                    var sum = parts.Sum(p => p.Value.Number ?? 0) + cell.Adjustments.Sum(a => a.Amount);
                    return (cell.Value.Number ?? 0) == sum
                        && cell.IsAtLeast == parts.Exists(p => p.Value.IsBlank)
                        && cell.Value.IsBlank == (parts.TrueForAll(p => p.Value.IsBlank) && cell.Adjustments.Count == 0)
                        && parts.Count == c.Children.Count;
                });
            })
            .Check(Often);
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Sums_of_any_tree_are_the_sums_of_its_leaves(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var trees =
            from c in Cases(edition)
            from groups in Gen.Choose(0, 3).ArrayOf(c.Children.Count)
            select (c.Children, Groups: groups);

        Prop.ForAll(trees.ToArbitrary(), t =>
            {
                var direct = RollUp.Of(edition, t.Children, [], []);
                var above = RollUp.Of(
                    edition,
                    t.Children.Select((c, i) => (c, Group: t.Groups[i])).GroupBy(c => c.Group, c => c.c).Select(g =>
                    {
                        var county = RollUp.Of(edition, g, [], []);
                        return new RollUpChild($"G{g.Key}", $"G{g.Key}", new RollUpSource(true, 1, $"{g.Key}"), [.. county.Cells.Select(x => x.Value)]);
                    }),
                    [],
                    []);
                return direct.Cells.Zip(above.Cells).All(p => p.First.Value == p.Second.Value);
            })
            .Check(Often);
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Any_order_of_corrections_ends_in_the_same_sums_and_differences_account_for_each(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var cases =
            from c in Cases(edition)
            from other in Cases(edition)
            from seed in Gen.Choose(0, int.MaxValue)
            select (c.Children, Later: other.Children, Seed: seed);

        Prop.ForAll(cases.ToArbitrary(), c =>
            {
                // Each unit of the later ones hands in its figures; those that are not among them leave.
                var random = new System.Random(c.Seed);
                Dictionary<string, RollUpChild> held = c.Children.ToDictionary(x => x.UnitCode);
                var before = RollUp.Of(edition, held.Values, [], []);
                var steps = c.Later.Select(x => (Action)(() => held[x.UnitCode] = x with { Source = new RollUpSource(true, 2, "later" + x.UnitCode) }))
                    .Concat(c.Children.ExceptBy(c.Later.Select(x => x.UnitCode), x => x.UnitCode).Select(x => (Action)(() => held.Remove(x.UnitCode))))
                    .ToArray();
                random.Shuffle(steps);
                foreach (var step in steps)
                {
                    step();
                }

                var now = RollUp.Of(edition, held.Values, [], []);
                var straight = RollUp.Of(edition, c.Later, [], []);
                var differences = now.DifferencesFrom(before).ToDictionary(d => d.Id);
                return now.Cells.Zip(straight.Cells).All(p => p.First.Value == p.Second.Value)
                    && now.Cells.All(cell => (cell.Value.Number ?? 0) - (before[cell.Id]!.Value.Number ?? 0)
                        == (differences.GetValueOrDefault(cell.Id)?.Parts.Sum(p => (p.Now?.Number ?? 0) - (p.Before?.Number ?? 0)) ?? 0));
            })
            .Check(Often);
    }

    private static Gen<(List<RollUpChild> Children, List<Adjustment> Adjustments)> Cases(FormEdition edition)
    {
        var value = Gen.Choose(-40, 400).Select(n => n switch { < -20 => CellValue.Blank, < 0 => CellValue.NotApplicable, _ => CellValue.Of(n / 7 * 0.000001m * (n % 7 == 0 ? 1_000_000 : 1)) });
        var entered = edition.SummedCells.Where(c => edition.TotalOf(c.Id) is null).ToList();
        var adjustment =
            from index in Gen.Choose(0, entered.Count - 1)
            from amount in Gen.Choose(-9, 9)
            select new Adjustment(entered[index].Id, amount, AdjustmentKind.DoubleCount, "x");
        return
            from count in Gen.Choose(1, 6)
            from start in Gen.Choose(0, 4)
            from values in value.ArrayOf(edition.SummedCells.Count).ArrayOf(count)
            from adjustments in adjustment.ListOf(3)
            select (
                values.Select((v, i) => new RollUpChild($"{start + i:000}", $"{start + i}", new RollUpSource(true, 1, $"{start + i}"), v)).ToList(),
                adjustments.ToList());
    }
}
