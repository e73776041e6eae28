using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// What clerks usually write to explain a finding that needs an explanation 核实, for choosing from. They are the texts
/// <c>Findings.Reasons.A5b.1</c>, <c>.2</c> and so on; adding a text adds a reason.
/// </summary>
public sealed class UsualReasons(Texts texts)
{
    /// <summary>The usual reasons for the findings of a rule.</summary>
    public IReadOnlyList<string> For(string rule) =>
        [.. Enumerable.Range(1, int.MaxValue).Select(n => texts.Find(FormattableString.Invariant($"Findings.Reasons.{rule}.{n}"))).TakeWhile(t => t is not null).OfType<string>()];
}
