namespace GovInfoReports.Documents.Office;

/// <summary>A line of the sheet of codes.</summary>
internal sealed record CodeLine(string Kind, string Sheet, string Address, string Code, IReadOnlyList<string> Values);
