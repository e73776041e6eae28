namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A4: each block of disputes adds up.</summary>
internal sealed class DisputesTotalRule() : EquationRule("A4");
