namespace GovInfoReports.Web.Security;

/// <summary>
/// A form that was sent after its session had ended. Nothing of it is done; it is shown again, so that the person can sign in
/// in another window and send it once more. The page it is for then checks it anew.
/// </summary>
public static class SignedOutForm
{
    private const string Area = "/clerk";
    private const string TokenField = "__form";

    /// <summary>Whether a request is such a form: of a clerk's page, and sent from a page of the portal itself.</summary>
    public static bool IsWorthKeeping(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && string.Equals(request.ContentType?.Split(';')[0].Trim(), "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && request.Path.StartsWithSegments(Area, StringComparison.OrdinalIgnoreCase)
        && request.Headers.Origin is [{ } origin]
        && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The fields of the form as they came, without those that only machines read.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        return [.. form.Where(f => f.Key != TokenField).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? string.Empty)))];
    }
}
