namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A2: 三（七）总计 is the sum of its rows, in every column.</summary>
internal sealed class HandledTotalRule() : EquationRule("A2");
