using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Rendering;

/// <summary>The form that ends a post.</summary>
/// <param name="IsTyped">Whether it is the one that comes back with what was typed.</param>
public sealed record EndPostForm(Post Post, bool IsTyped, DateOnly? Until, string? Successor);
