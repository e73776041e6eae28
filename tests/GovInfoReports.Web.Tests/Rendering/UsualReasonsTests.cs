using GovInfoReports.Domain.Checks;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Tests.Rendering;

public sealed class UsualReasonsTests
{
    private readonly UsualReasons _reasons = new(new Texts());

    public static TheoryData<string> Queries => [.. CheckRules.All.Where(r => r.Tier == Tier.Query).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Queries))]
    [InlineData("C1")]
    [InlineData("D2")]
    [InlineData("E1")]
    [InlineData("E4")]
    public void Every_rule_that_asks_for_an_explanation_has_reasons_to_choose_from(string rule)
    {
        var reasons = _reasons.For(rule);

        Assert.NotEmpty(reasons);
        Assert.Equal(reasons, reasons.Distinct(StringComparer.Ordinal));
        Assert.DoesNotContain(reasons, r => r.Length > 60 || r != r.Trim() || r.EndsWith('。'));
    }

    [Fact]
    public void Reasons_stand_in_the_order_of_their_numbers() => Assert.Equal(
        ["文字中的件数包含上年结转的申请", "文字中的件数是办结数，包含上年结转", "文字中的件数只指其中一类申请"],
        _reasons.For("B1b"));

    [Theory]
    [InlineData("A1")]
    [InlineData("")]
    [InlineData("Z9")]
    [InlineData("A5b.1")]
    public void A_rule_without_usual_reasons_has_none(string rule) => Assert.Empty(_reasons.For(rule));
}
