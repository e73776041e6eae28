namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A5c: 总数量 and 上一年项目数量 follow from last year’s.</summary>
internal sealed class PublicTotalRule() : StockRule("A5c");
