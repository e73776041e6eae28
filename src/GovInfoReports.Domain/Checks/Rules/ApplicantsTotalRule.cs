namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A3: 总计 is the sum of the applicants’ columns, in every row.</summary>
internal sealed class ApplicantsTotalRule() : EquationRule("A3");
