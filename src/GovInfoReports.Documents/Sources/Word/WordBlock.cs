namespace GovInfoReports.Documents.Sources.Word;

/// <summary>A paragraph or a table.</summary>
internal abstract class WordBlock;
