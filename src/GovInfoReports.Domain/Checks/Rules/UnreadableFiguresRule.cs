namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C7: every figure can be told apart.</summary>
internal sealed class UnreadableFiguresRule() : DocumentRule("C7", Tier.Error);
