using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Rendering;

/// <summary>The comments that a sheet points out, and the way to make another.</summary>
/// <param name="Path">Path of the page that takes a comment as <c>?comment=place</c>; <see langword="null"/> where none is taken now.</param>
public sealed record SheetComments(IReadOnlyList<ReviewComment> Comments, string? Path, string Ask, string Mark)
{
    /// <summary>The id of the form that takes a comment.</summary>
    public const string FormId = "comment-form";

    public IEnumerable<ReviewComment> At(string place) => Comments.Where(c => string.Equals(c.Place, place, StringComparison.Ordinal));

    /// <summary>Where a comment on a place is made.</summary>
    public static string Address(string path, string place) => $"{path}?comment={Uri.EscapeDataString(place)}#{FormId}";
}
