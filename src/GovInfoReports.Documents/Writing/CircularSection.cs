namespace GovInfoReports.Documents.Writing;

/// <summary>A part of a circular under its heading.</summary>
public sealed record CircularSection(string Heading, IReadOnlyList<string> Paragraphs);
