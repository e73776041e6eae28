namespace GovInfoReports.Benchmarks;

/// <summary>What one input cost: processor time of the portal, and time on the clock until it answered.</summary>
internal sealed record AttackCost(int Kilobytes, TimeSpan Processor, TimeSpan Answered, string Status);
