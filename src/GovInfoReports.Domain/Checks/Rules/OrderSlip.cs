namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A number out of order.</summary>
internal sealed record OrderSlip(int Index, int Length, string Words, int Number, int Before);
