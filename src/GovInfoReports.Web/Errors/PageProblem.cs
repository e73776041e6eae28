namespace GovInfoReports.Web.Errors;

/// <summary>Why something was not done, in words.</summary>
/// <param name="Place">Name of the field that it belongs to; <see langword="null"/> for the whole page.</param>
public sealed record PageProblem(string? Place, string Words);
