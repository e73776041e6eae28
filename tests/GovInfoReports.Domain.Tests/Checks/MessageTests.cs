using System.Globalization;
using System.Reflection;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Domain.Tests.Checks;

public class MessageTests
{
    [Fact]
    public void Words_of_a_rule_are_in_the_resources_under_its_id_and_nothing_else_is()
    {
        var shared = Enum.GetNames<MessageKey>();
        var ofRules = CheckRules.Own.SelectMany(r => WordsOf(r).Concat(["Title", "Basis"]).Select(w => $"{r.Id}_{w}"));

        Assert.Equal(shared.Concat(ofRules).Order(StringComparer.Ordinal), Names().Order(StringComparer.Ordinal));
        Assert.All(Names(), n => Assert.DoesNotContain('{', Messages.Text(n, [.. Enumerable.Range(1, 9).Select(i => (object)i)])));
    }

    [Fact]
    public void Rules_of_the_engine_keep_the_tier_that_is_published()
    {
        foreach (var form in Sheets.Catalog.Editions)
        {
            Assert.All(
                Sheets.Check(Sheets.Clean(form.Id)).Outcomes.Where(o => CheckRules.Find(o.Rule) is not null),
                o => Assert.Equal(CheckRules.Find(o.Rule)!.Tier, o.Tier));
        }
    }

    private static IEnumerable<string> Names() =>
        Messages.Resources.GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key);

    private static string[] WordsOf(CheckRule rule)
    {
        for (var type = rule.GetType(); type != typeof(CheckRule); type = type.BaseType!)
        {
            if (type.GetNestedType("Words", BindingFlags.NonPublic) is { } words)
            {
                return Enum.GetNames(words);
            }
        }

        return [];
    }
}
