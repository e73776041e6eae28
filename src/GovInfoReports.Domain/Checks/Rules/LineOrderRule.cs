using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D1a: （一）、（二） or 1.、2. at the beginning of lines skips a number or has one twice.</summary>
internal sealed class LineOrderRule() : OrderRule("D1a")
{
    protected override IEnumerable<Regex> Styles => Enumeration.AtLineStart;
}
