using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Rendering;

/// <summary>The navigation, by role.</summary>
public static class Navigation
{
    private static readonly NavigationItem[] Public =
    [
        new("/", "Shared.Navigation.Home"),
        new("/reports", "Shared.Navigation.Reports"),
        new("/check-up", "Shared.Navigation.CheckUp"),
        new("/about", "Shared.Navigation.About"),
    ];

    private static readonly Dictionary<Role, NavigationItem[]> Own = new()
    {
        [Role.Clerk] = [new("/clerk", "Shared.Navigation.Clerk")],
        [Role.Signer] = [new("/signing", "Shared.Navigation.Signing")],
        [Role.Officer] = [new("/county", "Shared.Navigation.County"), new("/county/board", "Shared.Navigation.Board"), new("/county/inbox", "Shared.Navigation.Inbox"), new("/county/batches", "Shared.Navigation.Batches"), new("/county/accounts", "Shared.Navigation.Accounts")],
        [Role.Administrator] = [new("/admin", "Shared.Navigation.Admin"), new("/admin/units", "Shared.Navigation.Units"), new("/admin/accounts", "Shared.Navigation.Accounts"), new("/audit", "Shared.Navigation.Audit")],
        [Role.Auditor] = [new("/audit", "Shared.Navigation.Audit")],
    };

    /// <summary>The entries for a person.</summary>
    /// <param name="actor">The person, or <see langword="null"/> for the public.</param>
    public static IEnumerable<NavigationItem> For(Actor? actor) => actor is null ? Public : [.. Own[actor.Role], .. Public];

    /// <summary>The page a person begins at.</summary>
    public static string HomeOf(Role role) => Own[role][0].Path;

    /// <summary>Whether an address lies in the folder of pages that a role works in; which other pages there are makes no difference to roles.</summary>
    public static bool IsOf(Role role, string? address) =>
        address is not null && Own[role].Any(item => new PathString(address.Split('?', '#')[0]).StartsWithSegments(item.Path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The page that opens what waits under a post.</summary>
    public static string OfWaiting(WaitingLine line) => line.Kind switch
    {
        WaitingKind.Due or WaitingKind.Returned => $"/clerk/reports/{line.Year}",
        WaitingKind.OnDesk => $"/signing/reports/{line.Year}",
        WaitingKind.ToReview => $"/county/inbox?year={line.Year}&state=submitted",
        WaitingKind.ToPublish => $"/county/inbox?year={line.Year}&state=approved",
        _ => $"/admin/accounts?state={AccountState.Locked}",
    };

    /// <summary>The help for a person.</summary>
    /// <param name="actor">The person, or <see langword="null"/> for the public.</param>
    public static string HelpFor(Actor? actor) => actor?.Role switch
    {
        Role.Clerk => $"{Guide.Home}/clerk",
        Role.Officer => $"{Guide.Home}/officer",
        Role.Signer => $"{Guide.Home}/signer",
        _ => Guide.Home,
    };
}

/// <summary>An entry of the navigation.</summary>
public sealed record NavigationItem(string Path, string Key)
{
    /// <summary>Whether a page lies at or below it.</summary>
    public bool IsAt(PathString path) =>
        Path is "/" or "/clerk" or "/county" or "/admin"
            ? string.Equals(path.Value?.TrimEnd('/'), Path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
