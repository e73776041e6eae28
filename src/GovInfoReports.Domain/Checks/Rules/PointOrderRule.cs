using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B2d: 一是、二是 or 第一、第二 skips a number or has one twice.</summary>
internal sealed class PointOrderRule() : OrderRule("B2d")
{
    protected override IEnumerable<Regex> Styles => Enumeration.InLine;
}
