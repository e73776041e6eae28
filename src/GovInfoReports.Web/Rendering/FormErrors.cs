using GovInfoReports.Application;
using GovInfoReports.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Rendering;

/// <summary>Shows a form again with what is wrong at its fields.</summary>
public static class FormErrors
{
    /// <summary>Puts what an operation refused at the fields of the form.</summary>
    public static void Put(this ModelStateDictionary state, RefusedException refused, string prefix = "Input")
    {
        foreach (var error in refused.Reasons)
        {
            state.AddModelError(error.Place is null || prefix.Length == 0 ? error.Place ?? string.Empty : $"{prefix}.{error.Place}", error.Words());
        }
    }

    /// <summary>The page again, as an answer to a form that could not be taken.</summary>
    public static PageResult Again(this PageModel page)
    {
        var result = page.Page();
        result.StatusCode = StatusCodes.Status400BadRequest;
        return result;
    }

    /// <summary>The value of <c>aria-invalid</c> of a field.</summary>
    public static string? InvalidAt(this ModelStateDictionary state, string field) => state[field]?.Errors.Count > 0 ? "true" : null;
}
