using System.Globalization;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Domain.Tests.Checks;

public class MessageTests
{
    [Fact]
    public void Every_sentence_the_checks_use_is_in_the_resources() =>
        Assert.All(Enum.GetValues<MessageKey>(), key => Assert.False(string.IsNullOrWhiteSpace(Messages.Text(key))));

    [Fact]
    public void Every_sentence_can_be_filled_in() =>
        Assert.All(Enum.GetValues<MessageKey>(), key => Assert.DoesNotContain('{', Messages.Text(key, [.. Enumerable.Range(1, 9).Select(n => (object)n)])));

    [Fact]
    public void The_resources_have_no_sentence_that_nothing_uses()
    {
        var names = Messages.Resources.GetResourceSet(CultureInfo.InvariantCulture, true, false)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key)
            .Where(n => !n.StartsWith("Title_", StringComparison.Ordinal) && !n.StartsWith("Source_", StringComparison.Ordinal));

        Assert.Empty(names.Except(Enum.GetNames<MessageKey>()));
    }

    [Fact]
    public void Every_rule_has_a_title_and_says_what_it_rests_on()
    {
        Assert.All(CheckRules.All, r => Assert.NotEqual(r.Id, r.Title));
        Assert.All(CheckRules.All, r => Assert.NotEmpty(r.Source));
        Assert.Equal(CheckRules.All.Select(r => r.Id).Distinct(), CheckRules.All.Select(r => r.Id));
    }

    [Fact]
    public void The_list_of_rules_is_what_the_engine_runs() =>
        Assert.Equal(CheckEngine.RuleIds.Order(StringComparer.Ordinal), CheckRules.All.Where(r => r.Origin == RuleOrigin.Content).Select(r => r.Id).Order(StringComparer.Ordinal));

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
}
