namespace GovInfoReports.Documents.Sources.Word;

/// <summary>The number or bullet that Word puts before a paragraph.</summary>
internal sealed record WordNumber(string Text, int List);
