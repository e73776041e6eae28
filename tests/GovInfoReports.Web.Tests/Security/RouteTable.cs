namespace GovInfoReports.Web.Tests.Security;

/// <summary>Every route of the portal. A test fails for a route that is missing here; add its line where it belongs.</summary>
public static class RouteTable
{
    public static IReadOnlyList<RouteLine> Lines { get; } =
    [
        // Public
        RouteLine.ForAll("", "/"),
        RouteLine.ForAll("reports", "/reports"),
        RouteLine.ForAll("units/{code}", "/units/{township}"),
        RouteLine.ForAll("units/{code}/{year:int}", "/units/{township}/2021"),
        RouteLine.ForAll("units/{code}/{year:int}/editions/{number:int}", "/units/{township}/2021/editions/1"),
        RouteLine.ForAll("units/{code}/{year:int}/editions/{number:int}/download/{format}", "/units/{township}/2021/editions/1/download/word"),
        RouteLine.ForAll("about", "/about"),
        RouteLine.ForAll("help", "/help"),
        RouteLine.ForAll("help/{name}", "/help/clerk"),
        RouteLine.ForAll("help/img/{name}.png", "/help/img/clerk-home.png"),
        RouteLine.ForAll("check-up", "/check-up"),
        RouteLine.ForAll("sign-off/{code?}", "/sign-off"),
        RouteLine.ForAll("text-size", "POST /text-size"),
        RouteLine.ForAll("error", "/error", Answer.Missing),
        RouteLine.ForAll("{*path}", "/nowhere", Answer.Missing),
        RouteLine.ForAll("healthz", "/healthz"),
        RouteLine.ForAll("readyz", "/readyz"),
        RouteLine.ForAll("openapi/{documentName}.json", "/openapi/v1.json"),
        RouteLine.ForAll("api/v1/reports", "/api/v1/reports"),
        RouteLine.ForAll("api/v1/reports/{unitCode}/{year}", "/api/v1/reports/{township}/2021"),
        RouteLine.ForAll("api/v1/forms/{id}/schema", "/api/v1/forms/2021/schema"),
        RouteLine.ForAll("api/v1/checks", "/api/v1/checks"),

        RouteLine.ForAll("forms/{id}.json", "/forms/2021.json"),

        // Account
        RouteLine.ForAll("account/sign-in", "/account/sign-in"),
        RouteLine.SignedIn("account", "/account"),
        RouteLine.SignedIn("account/password", "/account/password"),
        RouteLine.SignedIn("account/notices", "/account/notices"),
        RouteLine.SignedIn("account/sign-out", "POST /account/sign-out"),
        RouteLine.SignedIn("account/post", "POST /account/post"),

        // Clerk
        RouteLine.OfClerk("clerk", "/clerk"),
        RouteLine.OfClerk("clerk/reports/{year:int}/{section?}", "/clerk/reports/2021"),
        RouteLine.OfClerk("clerk/reports/{year:int}/history/{table}", "/clerk/reports/2021/history/requests"),
        RouteLine.OfClerk("clerk/reports/{year:int}/nothing", "/clerk/reports/2021/nothing"),
        RouteLine.OfClerk("clerk/reports/{year:int}/carry-over", "/clerk/reports/2021/carry-over"),
        new("clerk/reports/{year:int}/rollup", "/clerk/reports/2021/rollup", Answer.SignIn, Answer.Missing, Answer.Denied, Answer.Denied, Answer.Denied),
        new("clerk/reports/{year:int}/rollup/{format}", "/clerk/reports/2021/rollup/excel", Answer.SignIn, Answer.Missing, Answer.Denied, Answer.Denied, Answer.Denied),
        RouteLine.OfClerk("clerk/reports/{year:int}/take-over/{section}", "/clerk/reports/2021/take-over/overview"),
        RouteLine.OfClerk("clerk/reports/{year:int}/fields", "/clerk/reports/2021/fields"),
        RouteLine.OfClerk("clerk/reports/{year:int}/check", "/clerk/reports/2021/check"),
        RouteLine.OfClerk("clerk/reports/{year:int}/questions", "/clerk/reports/2021/questions"),
        RouteLine.OfClerk("clerk/reports/{year:int}/changes", "/clerk/reports/2021/changes"),
        RouteLine.OfClerk("clerk/reports/{year:int}/preview", "/clerk/reports/2021/preview"),
        RouteLine.OfClerk("clerk/reports/{year:int}/download/{format}", "/clerk/reports/2021/download/word"),
        RouteLine.OfClerk("clerk/reports/{year:int}/likeness", "/clerk/reports/2021/likeness"),
        RouteLine.OfClerk("clerk/reports/{year:int}/text-preview", "POST /clerk/reports/2021/text-preview"),
        RouteLine.OfClerk("clerk/reports/{year:int}/fragment", "/clerk/reports/2021/fragment"),
        RouteLine.OfClerk("clerk/reports/{year:int}/sign-off", "/clerk/reports/2021/sign-off"),
        new("clerk/reports/{year:int}/sign-off/{code}/{format}", "/clerk/reports/2021/sign-off/000000000000/word", Answer.SignIn, Answer.Missing, Answer.Denied, Answer.Denied, Answer.Denied),
        RouteLine.OfClerk("clerk/reports/{year:int}/receipt", "/clerk/reports/2021/receipt"),
        RouteLine.OfClerk("clerk/reports/{year:int}/withdraw", "/clerk/reports/2021/withdraw"),
        RouteLine.OfClerk("clerk/reports/{year:int}/correct", "/clerk/reports/2021/correct"),
        RouteLine.OfClerk("clerk/reports/{year:int}/import", "/clerk/reports/2021/import"),
        new("clerk/reports/{year:int}/import/{id:long}", "/clerk/reports/2021/import/999999", Answer.SignIn, Answer.Missing, Answer.Denied, Answer.Denied, Answer.Denied),
        new("clerk/reports/{year:int}/import/{id:long}/original", "/clerk/reports/2021/import/999999/original", Answer.SignIn, Answer.Missing, Answer.Denied, Answer.Denied, Answer.Denied),

        RouteLine.OfClerk("clerk/reports/{year:int}/signing", "/clerk/reports/2021/signing"),

        // Signing
        RouteLine.OfSigner("signing", "/signing"),
        new("signing/reports/{year:int}", "/signing/reports/2021", Answer.SignIn, Answer.Denied, Answer.Denied, Answer.Denied, Answer.Denied, Answer.Missing),

        // County
        RouteLine.OfOfficer("county", "/county"),
        RouteLine.OfOfficer("county/inbox", "/county/inbox"),
        RouteLine.OfOfficer("county/board", "/county/board"),
        RouteLine.OfOfficer("county/board/remind", "/county/board/remind"),
        RouteLine.OfOfficer("county/board/extend", "/county/board/extend"),
        RouteLine.OfOfficer("county/board/circular", "/county/board/circular"),
        RouteLine.OfOfficer("county/collection", "/county/collection"),
        RouteLine.OfOfficer("county/collection/{unitCode}/{year:int}", "/county/collection/{township}/2021"),
        RouteLine.OfOfficer("county/publish", "/county/publish?year=2021&unit={township}"),
        new("county/batches/{id:long}/publish", "/county/batches/999999/publish", Answer.SignIn, Answer.Denied, Answer.Missing, Answer.Denied, Answer.Denied),
        RouteLine.OfOfficer("county/reports/{unitCode}/{year:int}", "/county/reports/{township}/2021"),
        RouteLine.OfOfficer("county/comment", "/county/comment?year=2021"),
        RouteLine.OfOfficer("county/questions", "/county/questions"),
        new("county/reports/{unitCode}/{year:int}/rollup", "/county/reports/{township}/2021/rollup", Answer.SignIn, Answer.Denied, Answer.Missing, Answer.Denied, Answer.Denied),
        RouteLine.OfOfficer("county/reports/{unitCode}/{year:int}/again", "/county/reports/{township}/2021/again"),
        RouteLine.OfOfficer("county/batches", "/county/batches"),
        RouteLine.OfOfficer("county/batches/new", "/county/batches/new"),
        new("county/batches/{id:long}", "/county/batches/999999", Answer.SignIn, Answer.Denied, Answer.Missing, Answer.Denied, Answer.Denied),
        new("county/batches/{id:long}/files/{fileId:long}", "/county/batches/999999/files/1", Answer.SignIn, Answer.Denied, Answer.Missing, Answer.Denied, Answer.Denied),
        new("county/reports/{unitCode}/{year:int}/sources/{id:long}", "/county/reports/{township}/2021/sources/999999", Answer.SignIn, Answer.Denied, Answer.Missing, Answer.Denied, Answer.Denied),
        RouteLine.OfOfficer("county/reports/{unitCode}/{year:int}/download/{format}", "/county/reports/{township}/2021/download/word"),
        RouteLine.OfOfficer("county/accounts", "/county/accounts"),
        new("county/accounts/{id:int}", "/county/accounts/999999", Answer.SignIn, Answer.Denied, Answer.Missing, Answer.Denied, Answer.Denied),
        RouteLine.OfOfficer("county/summary", "/county/summary?year=2021"),
        RouteLine.OfOfficer("county/reports/{unitCode}/{year:int}/likeness", "/county/reports/{township}/2021/likeness"),
        RouteLine.OfOfficer("county/reports/{unitCode}/{year:int}/fragment", "/county/reports/{township}/2021/fragment"),

        // Admin
        RouteLine.OfAdministrator("admin", "/admin"),
        RouteLine.OfAdministrator("admin/units", "/admin/units"),
        RouteLine.OfAdministrator("admin/units/new", "/admin/units/new"),
        RouteLine.OfAdministrator("admin/units/import", "/admin/units/import"),
        RouteLine.OfAdministrator("admin/units/{code}", "/admin/units/{township}"),
        RouteLine.OfAdministrator("admin/units/{code}/change", "/admin/units/{township}/change?kind=Merge"),
        new("admin/units/{code}/closed/{year:int}", "/admin/units/{township}/closed/2021", Answer.SignIn, Answer.Denied, Answer.Denied, Answer.Missing, Answer.Denied),
        RouteLine.OfAdministrator("admin/accounts", "/admin/accounts"),
        RouteLine.OfAdministrator("admin/accounts/new", "/admin/accounts/new"),
        RouteLine.OfAdministrator("admin/accounts/import", "/admin/accounts/import"),
        new("admin/accounts/{id:int}", "/admin/accounts/999999", Answer.SignIn, Answer.Denied, Answer.Denied, Answer.Missing, Answer.Denied),

        // Audit
        RouteLine.OfAuditor("audit", "/audit"),
    ];
}

/// <summary>What comes of a request.</summary>
public enum Answer
{
    /// <summary>The page itself, or a redirect from it to another page.</summary>
    Allowed,

    /// <summary>The sign-in page.</summary>
    SignIn,

    /// <summary>403.</summary>
    Denied,

    /// <summary>404: it does not exist for this person.</summary>
    Missing,
}

/// <summary>
/// A route and what it answers to whom. <c>{township}</c>, <c>{otherTownship}</c> and <c>{county}</c> in the sample address stand
/// for units of <see cref="Support.PublishedPortal"/>: the clerk is of the township, the others of its county.
/// </summary>
public sealed record RouteLine(string Pattern, string Sample, Answer Anonymous, Answer Clerk, Answer Officer, Answer Administrator, Answer Auditor, Answer Signer = Answer.Denied)
{
    /// <summary>For everybody.</summary>
    public static RouteLine ForAll(string pattern, string sample, Answer answer = Answer.Allowed) => new(pattern, sample, answer, answer, answer, answer, answer, answer);

    /// <summary>For everybody who is signed in.</summary>
    public static RouteLine SignedIn(string pattern, string sample) =>
        new(pattern, sample, Answer.SignIn, Answer.Allowed, Answer.Allowed, Answer.Allowed, Answer.Allowed, Answer.Allowed);

    public static RouteLine OfClerk(string pattern, string sample) =>
        new(pattern, sample, Answer.SignIn, Answer.Allowed, Answer.Denied, Answer.Denied, Answer.Denied);

    /// <summary>For those who sign.</summary>
    public static RouteLine OfSigner(string pattern, string sample) =>
        new(pattern, sample, Answer.SignIn, Answer.Denied, Answer.Denied, Answer.Denied, Answer.Denied, Answer.Allowed);

    public static RouteLine OfOfficer(string pattern, string sample) =>
        new(pattern, sample, Answer.SignIn, Answer.Denied, Answer.Allowed, Answer.Denied, Answer.Denied);

    public static RouteLine OfAdministrator(string pattern, string sample) =>
        new(pattern, sample, Answer.SignIn, Answer.Denied, Answer.Denied, Answer.Allowed, Answer.Denied);

    /// <summary>For auditors and administrators.</summary>
    public static RouteLine OfAuditor(string pattern, string sample) =>
        new(pattern, sample, Answer.SignIn, Answer.Denied, Answer.Denied, Answer.Allowed, Answer.Allowed);
}
