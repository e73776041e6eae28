using System.Buffers;

namespace GovInfoReports.Web.Security;

/// <summary>
/// A form that was sent after its session had ended. Nothing of it is done; it is shown again with its own token, so that the same person
/// can sign in in another window and send it once more. The page it is for then checks it anew; for another account its token does not hold.
/// </summary>
public static class SignedOutForm
{
    private static readonly SearchValues<string> Types = SearchValues.Create(["application/x-www-form-urlencoded", "multipart/form-data"], StringComparison.OrdinalIgnoreCase);
    private static readonly PathString[] Areas = ["/clerk", "/signing", "/county", "/admin"];

    /// <summary>Whether a request is such a form: of a page for staff, and sent from a page of the portal itself. Files are not kept.</summary>
    public static bool IsWorthKeeping(HttpRequest request) => IsWorthKeeping(request, request.Path);

    /// <summary>The same of a request that an error page answers, by the path that it was made to.</summary>
    public static bool IsWorthKeeping(HttpRequest request, PathString path) =>
        HttpMethods.IsPost(request.Method)
        && Types.Contains(request.ContentType?.Split(';')[0].Trim() ?? string.Empty)
        && request.ContentLength <= Hosting.PagesSetup.BodyLimit
        && Array.Exists(Areas, area => path.StartsWithSegments(area, StringComparison.OrdinalIgnoreCase))
        && request.Headers.Origin is [{ } origin]
        && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The fields of the form as they came.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        return [.. form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? string.Empty)))];
    }
}
