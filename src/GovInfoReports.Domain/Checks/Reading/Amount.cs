namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>A number with its measure word, such as 5件.</summary>
internal sealed record Amount(int Index, int Length, decimal Number, bool IsExact, string Lead, string Tail);
