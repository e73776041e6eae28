namespace GovInfoReports.Benchmarks;

/// <summary>What one input cost: processor time of the portal, and the answer.</summary>
internal sealed record AttackCost(int Kilobytes, TimeSpan Processor, string Status, bool IsReached);
