using System.Globalization;
using System.Security.Claims;
using GovInfoReports.Application;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Checks the session with every request: that the account is there and active, that its security stamp is still the one the
/// session began with (so that signing out everywhere takes effect at once), that nobody signed out of it, that it is not too old, and that
/// the post under which the person works runs today.
/// </summary>
public sealed class SessionEvents(ReportsDbContext db, ReportingCalendar calendar, TimeProvider clock, IOptions<SessionOptions> options) : CookieAuthenticationEvents
{
    private const string StartedAt = "started";
    private const string SessionId = "session";
    private const string PostId = "post";

    public override Task SigningIn(CookieSigningInContext context)
    {
        // A session that only changes its post goes on as it is.
        context.Properties.Items.TryAdd(StartedAt, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        context.Properties.Items.TryAdd(SessionId, $"{Guid.NewGuid():N}");
        return Task.CompletedTask;
    }

    /// <summary>What a session begins with that is to work under a post.</summary>
    public static AuthenticationProperties Under(int postId) => new() { Items = { [PostId] = postId.ToString(CultureInfo.InvariantCulture) } };

    /// <summary>Lets the session of a request work under another of the person's posts.</summary>
    public static async Task ChangePostAsync(HttpContext context, int postId)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var properties = session.Properties!;
        properties.Items[PostId] = postId.ToString(CultureInfo.InvariantCulture);
        properties.IssuedUtc = properties.ExpiresUtc = null;
        await context.SignInAsync(IdentityConstants.ApplicationScheme, session.Principal!, properties);
    }

    /// <summary>The session of a request that has one.</summary>
    public async Task<Session> SessionOfAsync(HttpContext context)
    {
        var properties = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties!;
        return new Session(IdOf(properties)!.Value, StartOf(properties)!.Value.AddHours(options.Value.AbsoluteHours).UtcDateTime);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // The page that says that the database is out of order does not ask it again.
        if (StoreTrouble.Is(context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error))
        {
            context.RejectPrincipal();
            return;
        }

        if (!IsYoungEnough(context.Properties) || IdOf(context.Properties) is not { } session
            || await FindAsync(context, session) is not { } found)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        context.HttpContext.Features.Set(found);
    }

    /// <summary>A form that only looks for changes of others by itself is nobody's work and does not prolong the session.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !ForScripts.IsIdle(context.Request);
        return Task.CompletedTask;
    }

    // A script cannot follow a redirect to a page for people; it asks for JSON and is told by the status. A form that comes after
    // its session ended is answered with a page that holds it, instead of being lost on the way to the sign-in page.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ForScripts.Asks(context.Request))
        {
            return ForScripts.RefuseAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "signed-out");
        }

        if (SignedOutForm.IsWorthKeeping(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return base.RedirectToLogin(context);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ForScripts.Asks(context.Request))
        {
            var isOwn = context.HttpContext.Features.Get<SignedIn>() is { } found && found.Posts.Any(p => Navigation.IsOf(p.Role, context.Request.Path));
            return isOwn
                ? ForScripts.RefuseAsync(context.HttpContext, StatusCodes.Status403Forbidden, ForScripts.OtherPost, context.HttpContext.RequestServices.GetRequiredService<Texts>()["Shared.Posts.Saving"])
                : ForScripts.RefuseAsync(context.HttpContext, StatusCodes.Status403Forbidden, "role");
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static DateTimeOffset? StartOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(StartedAt, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static Guid? IdOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(SessionId, out var text) && Guid.TryParseExact(text, "N", out var id) ? id : null;

    private bool IsYoungEnough(AuthenticationProperties properties) =>
        StartOf(properties) is { } start && clock.GetUtcNow() - start < TimeSpan.FromHours(options.Value.AbsoluteHours);

    // A session of before there were posts names none, and works under the account's first, which it was made for.
    private static int? PostOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(PostId, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task<SignedIn?> FindAsync(CookieValidatePrincipalContext context, Guid session)
    {
        var principal = context.Principal!;
        if (!int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        var today = calendar.Today;
        var account = await db.Users.AsNoTracking()
            .Where(a => a.Id == id && a.IsActive && !db.EndedSessions.Any(s => s.Id == session))
            .Select(a => new
            {
                a.DisplayName,
                a.SecurityStamp,
                a.MustChangePassword,
                First = a.Posts.OrderBy(p => p.Id).Select(p => p.Id).FirstOrDefault(),
                Posts = a.Posts.Where(p => p.From <= today && (p.Until == null || p.Until >= today)).OrderBy(p => p.Id).Select(p => new RunningPost(p.Id, p.Role, p.Unit)).ToList(),
            })
            .SingleOrDefaultAsync(context.HttpContext.RequestAborted);
        var stamp = principal.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        if (account is null || stamp is null || !string.Equals(stamp, account.SecurityStamp, StringComparison.Ordinal))
        {
            return null;
        }

        var wanted = PostOf(context.Properties) ?? account.First;
        return account.Posts.Find(p => p.Id == wanted) is { } post ? new SignedIn(id, account.DisplayName, post, account.Posts, account.MustChangePassword) : null;
    }
}
