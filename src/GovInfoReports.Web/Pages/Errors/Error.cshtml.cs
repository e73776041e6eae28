using System.Globalization;
using GovInfoReports.Application;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace GovInfoReports.Web.Pages.Errors;

/// <summary>Says what went wrong, how to put it right, and under which id it stands in the log.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(FormCatalog catalog, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>The key of the texts: a reason that has its own, the status, or 400 or 500 for the others.</summary>
    public string Kind { get; private set; } = "500";

    /// <summary>Whether the database is out of order, so that the same may work in a moment.</summary>
    public bool IsOfStore => Kind is ErrorSetup.Store;

    /// <summary>A more exact account of what happened, where there is one.</summary>
    public string? Detail { get; private set; }

    /// <summary>The id of the request in the log.</summary>
    public string RequestId { get; private set; } = string.Empty;

    /// <summary>Shows the error of a request that was made with GET.</summary>
    public IActionResult OnGet() => ShowError();

    /// <summary>The fields of a form that came after its session had ended, or while the database was out of order.</summary>
    public KeptFields? Kept { get; private set; }

    /// <summary>Where that form was sent to.</summary>
    public string? KeptFor { get; private set; }

    /// <summary>The person's other posts under which the page can be opened, or the form sent.</summary>
    public IReadOnlyList<RunningPost> Offers { get; private set; } = [];

    /// <summary>The page that was asked for under a post that has no access to it.</summary>
    public string? Wanted { get; private set; }

    /// <summary>The page to open anew, of a form that was refused or a step that the page lacks.</summary>
    public string? Reopens { get; private set; }

    /// <summary>Shows the error of a request that was made with POST.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed && (Response.StatusCode == StatusCodes.Status401Unauthorized || IsOfPost(failed)))
        {
            await KeepAsync(failed.OriginalPath, failed.OriginalQueryString, ct);
        }
        else if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } store && StoreTrouble.Is(store.Error) && SignedOutForm.IsWorthKeeping(Request, store.Path))
        {
            await KeepAsync(store.Path, Request.QueryString.Value, ct);
        }

        return ShowError();
    }

    private async Task KeepAsync(string path, string? query, CancellationToken ct)
    {
        KeptFor = path + query;
        Kept = KeptFields.Of(await SignedOutForm.ReadAsync(Request, ct), path, catalog);
    }

    // What was written under a post that the person no longer holds, or does not work under now, is shown to be sent or copied.
    private bool IsOfPost(IStatusCodeReExecuteFeature failed) =>
        (Response.StatusCode == StatusCodes.Status403Forbidden || HttpContext.Items[PostTokens.Item] is not null) && SignedOutForm.IsWorthKeeping(Request, failed.OriginalPath);

    private void OfferPosts()
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } failed)
        {
            return;
        }

        var others = current.Posts.Where(p => p.Id != current.PostId);
        if (HttpContext.Items[PostTokens.Item] is string ofForm)
        {
            Offers = [.. others.Where(p => string.Equals(p.Id.ToString(CultureInfo.InvariantCulture), ofForm, StringComparison.Ordinal))];
        }
        else if (Response.StatusCode == StatusCodes.Status403Forbidden && current.Actor is not null)
        {
            Wanted = failed.OriginalPath + failed.OriginalQueryString;
            Offers = [.. others.Where(p => Navigation.IsOf(p.Role, failed.OriginalPath))];
        }
    }

    private PageResult ShowError()
    {
        OfferPosts();
        var reexecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        var status = reexecuted || failed is not null ? Response.StatusCode : StatusCodes.Status404NotFound;
        if (status is StatusCodes.Status404NotFound)
        {
            Response.StatusCode = status;
        }

        var reason = StoreTrouble.Is(failed?.Error) ? ErrorSetup.Store : HttpContext.Items[ErrorSetup.ReasonItem] as string;
        if (reason is ErrorSetup.Store)
        {
            Response.Headers.RetryAfter = "30";
        }
        else if (failed?.Error is BusyException)
        {
            reason = nameof(BusyException);
            Response.Headers.RetryAfter = BusyException.RetryAfter.ToString(CultureInfo.InvariantCulture);
        }

        if (reason is UnknownStepFilter.Reason or RefusedFormFilter.Form && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
        {
            Reopens = refused.OriginalPath + QueryString.Create(QueryHelpers.ParseQuery(refused.OriginalQueryString).Where(q => !q.Key.Equals(UnknownStepFilter.Parameter, StringComparison.OrdinalIgnoreCase)));
        }

        Kind = reason is not null && texts.Find($"Shared.Error.{reason}.Title") is not null ? reason
            : texts.Find($"Shared.Error.{status}.Title") is not null ? $"{status}"
            : status < 500 ? "400" : "500";
        Detail = reason is null ? ErrorMap.MessageOf(failed?.Error) : texts.Find($"Shared.Error.Reason.{reason}");
        RequestId = ErrorMap.RequestId(HttpContext);
        return Page();
    }
}
