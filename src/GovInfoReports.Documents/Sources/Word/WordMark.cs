namespace GovInfoReports.Documents.Sources.Word;

/// <summary>What words of a paragraph have in common.</summary>
internal readonly record struct WordMark(WordLook Look, string? Link, WordContents? Contents);
