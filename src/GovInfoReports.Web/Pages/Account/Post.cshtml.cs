using System.Globalization;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>Changes the post under which the person works in this session.</summary>
public sealed class PostModel(ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Somebody typed the address: nothing changes without being asked for.</summary>
    public IActionResult OnGet() => LocalRedirect("/account");

    /// <summary>Changes it.</summary>
    /// <param name="returnUrl">The page to open under it; without one the person's first page of the post.</param>
    /// <param name="open">Post and page in one, as a button of a list sends them: <c>17/county/inbox</c>.</param>
    public Task<IActionResult> OnPostAsync(int post, string? returnUrl, string? open) => RunAsync(async () =>
    {
        if (open?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && int.TryParse(open[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            (post, returnUrl) = (number, open[slash..]);
        }

        var wanted = current.Posts.FirstOrDefault(p => p.Id == post) ?? throw RefusedException.NotFound($"Post {post} of account {current.Required.AccountId}");
        await SessionEvents.ChangePostAsync(HttpContext, wanted.Id);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : Navigation.HomeOf(wanted.Role));
    });
}
