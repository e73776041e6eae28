using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GovInfoReports.Web.Rendering;

/// <summary>Marks the fields of a form that something is wrong with.</summary>
public static class FormErrors
{
    /// <summary>The value of <c>aria-invalid</c> of a field.</summary>
    public static string? InvalidAt(this ModelStateDictionary state, string field) => state[field]?.Errors.Count > 0 ? "true" : null;
}
