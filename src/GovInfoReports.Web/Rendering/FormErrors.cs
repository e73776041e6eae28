using GovInfoReports.Application;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Rendering;

/// <summary>Shows a form again with what is wrong at its fields.</summary>
public static class FormErrors
{
    /// <summary>Puts what an operation refused at the fields of the form.</summary>
    public static void Put(this ModelStateDictionary state, InvalidInputException refused, string prefix = "Input")
    {
        foreach (var error in refused.Errors)
        {
            state.AddModelError(error.Field.Length == 0 || prefix.Length == 0 ? error.Field : $"{prefix}.{error.Field}", error.Message);
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
