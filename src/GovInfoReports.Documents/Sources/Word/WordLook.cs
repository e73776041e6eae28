namespace GovInfoReports.Documents.Sources.Word;

/// <summary>How words look, as far as it matters to a reader.</summary>
internal readonly record struct WordLook(bool IsBold, bool IsItalic, bool IsBoldItself);
