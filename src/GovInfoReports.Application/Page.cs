namespace GovInfoReports.Application;

/// <summary>A part of a list and where it goes on.</summary>
/// <param name="Next">Cursor of the next part, or <see langword="null"/> at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
