namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A5b: documents in force are last year’s ＋ 制发 － 废止.</summary>
internal sealed class DocumentsInForceRule() : StockRule("A5b");
