namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>A field that two people set.</summary>
/// <param name="By">Who set that, or <see langword="null"/>.</param>
/// <param name="At">When, as people read it, or <see langword="null"/>.</param>
/// <param name="Difference">What is different in a text, paragraph by paragraph, from theirs to mine; <see langword="null"/> for figures.</param>
public sealed record ConflictJson(string Field, string Title, string Mine, string Theirs, string? By, string? At, bool IsOwn, IReadOnlyList<DifferenceJson>? Difference);
