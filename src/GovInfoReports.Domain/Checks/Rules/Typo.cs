using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A slip of the pen.</summary>
internal sealed record Typo(Regex Pattern, string Right, Tier Tier);
