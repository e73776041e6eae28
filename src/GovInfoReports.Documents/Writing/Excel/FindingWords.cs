using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>Findings in words.</summary>
internal static class FindingWords
{
    /// <summary>The tier as the office calls it.</summary>
    public static string Tier(Tier tier) => Messages.Get($"Tier_{tier}");

    /// <summary>The finding on one line: tier, rule and what is wrong.</summary>
    public static string Sentence(Finding finding) => Messages.Get("Excel_Finding", Tier(finding.Tier), finding.Rule, finding.Message);
}
