using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>
/// Saves single fields of the form for its script, and tells it what others changed; JSON in and out. Whatever goes wrong is
/// answered by a status and a code, never by a page, so that the script knows whether to keep, to ask or to try again.
/// </summary>
[IgnoreAntiforgeryToken]
[FieldsRefusals]
public sealed class FieldsModel(
    SaveFields save,
    WatchReport watch,
    OpenReport open,
    IAntiforgery tokens,
    TimeProvider clock,
    ICurrentActor current,
    Texts texts) : PageModel
{
    /// <summary>
    /// Header that names the account and the report that a page was opened for, <c>17.370725103.2025</c>. Somebody else may have
    /// signed in since, in another window of the same browser; nothing of theirs goes to the page, and nothing of the page to them.
    /// </summary>
    public const string PageHeader = "X-Report";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>Tells what the report holds, unless the revision in <c>If-None-Match</c> is still the present one.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (IsOfAnother(isRequired: false))
        {
            return OfAnother();
        }

        var known = Guid.TryParse(Request.Headers.IfNoneMatch.ToString().Trim('"'), out var revision) ? revision : (Guid?)null;
        if (await watch.ExecuteAsync(current.Required, Year, known, ct) is not { } view)
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Response.Headers.ETag = $"\"{view.Report.Revision}\"";
        var content = view.Report.Draft.Content;
        var fields = ReportFields.All(view.Edition).ToDictionary(f => f, f => ReportFields.Value(content, view.Edition, f), StringComparer.Ordinal);
        return Result(StatusCodes.Status200OK, new FieldsAnswer(view, fields, current.Required.AccountId, Now, texts));
    }

    /// <summary>A new form token, for a page whose own is too old.</summary>
    public IActionResult OnGetToken()
    {
        Response.Headers.CacheControl = "no-store";
        return IsOfAnother(isRequired: true)
            ? OfAnother()
            : Result(StatusCodes.Status200OK, new { token = tokens.GetAndStoreTokens(HttpContext).RequestToken });
    }

    /// <summary>Saves fields.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // Before all else: a form that cannot be read hides the year and the token.
        if (!Request.HasJsonContentType())
        {
            return Problem(StatusCodes.Status400BadRequest, "malformed");
        }

        if (IsOfAnother(isRequired: true))
        {
            return OfAnother();
        }

        if (!await tokens.IsRequestValidAsync(HttpContext))
        {
            return Problem(StatusCodes.Status400BadRequest, "token");
        }

        var (request, fault) = await ReadAsync(ct);
        if (request is null)
        {
            return Problem(StatusCodes.Status400BadRequest, fault);
        }

        var saved = await save.ExecuteAsync(current.Required, Year, request.Revision, [.. request.Changes!.Select(c => new FieldChange(c!.Field!, c.Before, c.After!, c.Sent))], ct);
        var view = await open.ViewAsync(saved.Report, saved.Frame, withNeighbours: false, ct);
        return Result(StatusCodes.Status200OK, new FieldsAnswer(view, saved.Changed, current.Required.AccountId, Now, texts).With(saved, texts));
    }

    internal static JsonResult Problem(int status, string code, string message) => Result(status, new { status, code, message });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static JsonResult Result(int status, object value) => new(value, Json) { StatusCode = status };

    // The same person under another post is told so; what was typed stays with the page until the post is changed back.
    private JsonResult OfAnother() =>
        Request.Headers[PageHeader] is [{ } page] && page.Split('.') is [var account, var unit, var year]
        && string.Equals($"{account}.{year}", FormattableString.Invariant($"{current.Required.AccountId}.{Year}"), StringComparison.Ordinal)
        && !string.Equals(unit, current.Required.Unit.Code, StringComparison.Ordinal)
            ? Problem(StatusCodes.Status403Forbidden, ForScripts.OtherPost, texts["Shared.Posts.Saving"])
            : Problem(StatusCodes.Status401Unauthorized, "account");

    private bool IsOfAnother(bool isRequired)
    {
        var actor = current.Required;
        return Request.Headers[PageHeader] is [{ Length: > 0 } page]
            ? !string.Equals(page, FormattableString.Invariant($"{actor.AccountId}.{actor.Unit.Code}.{Year}"), StringComparison.Ordinal)
            : isRequired;
    }

    private async Task<(FieldsRequest? Request, string Fault)> ReadAsync(CancellationToken ct)
    {
        var request = await JsonSerializer.DeserializeAsync<FieldsRequest>(Request.Body, Json, ct);
        return request?.Changes is not { Count: > 0 } changes || !changes.All(c => c?.IsComplete == true) ? (null, "malformed")
            : changes.Count > SaveFields.Most ? (null, "many")
            : (request, string.Empty);
    }

    private JsonResult Problem(int status, string code) => Problem(status, code, texts[$"Clerk.Saving.Problem.{code}"]);
}
