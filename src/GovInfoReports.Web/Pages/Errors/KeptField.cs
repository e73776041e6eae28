namespace GovInfoReports.Web.Pages.Errors;

/// <summary>A field that was sent.</summary>
/// <param name="Label">What it is called; <see langword="null"/> where it has no name of its own.</param>
public sealed record KeptField(string Name, string Value, string? Label);
