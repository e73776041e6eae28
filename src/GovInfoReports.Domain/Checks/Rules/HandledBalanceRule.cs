namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A1: 新收＋结转 are 办理结果总计＋结转下年度, in every column.</summary>
internal sealed class HandledBalanceRule() : EquationRule("A1");
