using System.Globalization;
using System.Text;
using GovInfoReports.Domain.Checks;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Domain.Tests.Checks;

public class CheckRulesTests
{
    [Fact]
    public void All_is_in_the_order_of_ids_each_once()
    {
        var ids = CheckRules.All.Select(r => r.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(["A1", "A2", "A3", "A4", "A5a", "A5b", "A5c", "A5d", "A6a", "A6b", "A6c", "A7", "A8", "A9", "A10"], ids.Take(15));
        Assert.Equal(["C2", "C2b", "C3"], ids.SkipWhile(i => i != "C2").Take(3));
    }

    [Fact]
    public void Rule_has_a_title_and_says_what_it_rests_on()
    {
        Assert.All(CheckRules.All, r => Assert.NotEqual(r.Id, r.Title));
        Assert.All(CheckRules.All, r => Assert.NotEmpty(r.Basis));
    }

    // A5d only says that it does not compare.
    [Fact]
    public void Title_asks_for_what_is_right_so_that_it_stands_beside_a_finding_and_beside_none() =>
        Assert.All(CheckRules.All.Where(r => r.Id != "A5d"), r => Assert.Contains('应', r.Title));

    [Fact]
    public void Rule_in_a_file_of_its_own_is_found_and_run()
    {
        var found = CheckRules.In(typeof(InventedRule).Assembly);
        CheckEngine engine = new(Sheets.Catalog, CheckRules.Own.Concat(found));

        var report = engine.Run(Sheets.Clean("2021"), Sheets.Context("2021"));

        Assert.Equal(["Z1"], found.Select(r => r.Id));
        Assert.Equal(RuleStatus.Failed, report.StatusOf("Z1"));
        Assert.Equal("平安镇", Assert.Single(report.Of("Z1")).Source?.Text);
        Assert.Equal(CheckRules.Own.OfType<ContentRule>().Count(r => report.Outcomes.Any(o => o.Rule == r.Id)) + 1, report.Outcomes.Count);
    }

    [Fact]
    public void Document_lists_every_rule_as_it_is_declared()
    {
        StringBuilder table = new("| rule | tier | asks for | rests on |\n|---|---|---|---|\n");
        foreach (var rule in CheckRules.All)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {rule.Tier.ToString().ToLowerInvariant()} | {rule.Title} | {rule.Basis} |\n");
        }

        var document = Repository.Document("checks.md");

        Assert.True(document.Contains(table.ToString(), StringComparison.Ordinal), $"The table of rules in docs/checks.md should be:\n\n{table}");
    }
}
