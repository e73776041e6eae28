namespace GovInfoReports.Documents.Writing;

/// <summary>A column of a circular's table.</summary>
/// <param name="Width">In Chinese characters.</param>
/// <param name="IsText">Whether it holds words, which stand at the left.</param>
public sealed record CircularColumn(string Heading, int Width, bool IsText = false);
