using System.Globalization;
using GovInfoReports.Web.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Binds a form to the post under which its page was shown: what is filled in for one unit is not sent for another after the person changed
/// the post in another window. The pages of the account itself are the same under all posts.
/// </summary>
internal sealed class PostTokens : IAntiforgeryAdditionalDataProvider
{
    /// <summary>Under which the error page finds the post that a refused form was filled in under.</summary>
    public const string Item = "post-of-form";

    /// <summary>Whether the form of a request was found to be filled in under another post.</summary>
    public static bool IsOfOther(HttpContext context) => context.Items.ContainsKey(Item);

    public string GetAdditionalData(HttpContext context) => context.Features.Get<SignedIn>()?.Post.Id.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    public bool ValidateAdditionalData(HttpContext context, string additionalData)
    {
        if (context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) || string.Equals(additionalData, GetAdditionalData(context), StringComparison.Ordinal))
        {
            return true;
        }

        context.Items[ErrorSetup.ReasonItem] = RefusedFormFilter.OtherPost;
        context.Items[Item] = additionalData;
        return false;
    }
}
