using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Web.Security;

/// <summary>Accounts, sessions and who may go where.</summary>
public static class AccountSetup
{
    /// <summary>Name of the session cookie.</summary>
    public const string SessionCookie = "portal-session";

    public const string SignInPath = "/account/sign-in";

    /// <summary>Where one signs out, by POST.</summary>
    public const string SignOutPath = "/account/sign-out";

    /// <summary>Where one changes the post, by POST.</summary>
    public const string PostPath = "/account/post";

    /// <summary>Where one changes the password.</summary>
    public const string PasswordPath = "/account/password";

    /// <summary>Registers accounts, the session cookie and the policies.</summary>
    public static WebApplicationBuilder AddPortalAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var secure = HttpsOnly.IsRequired(builder.Configuration, builder.Environment) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

        services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
        services.AddHttpContextAccessor();
        services.AddSingleton<IRequestOrigin, RequestOrigin>();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddScoped<SessionEvents>();

        services.AddPortalAccountStore().AddSignInManager();

        services.AddDataProtection().SetApplicationName("GovInfoReports").PersistKeysToDbContext<ReportsDbContext>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = SessionCookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = SignInPath;
            cookie.LogoutPath = SignOutPath;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.EventsType = typeof(SessionEvents);
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SessionOptions>>((cookie, session) => cookie.ExpireTimeSpan = TimeSpan.FromMinutes(session.Value.IdleMinutes));

        services.AddScoped<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorization(Policies.Add);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "portal-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = secure;
            options.FormFieldName = "__form";
            options.HeaderName = "X-Form-Token";
        });
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, PostTokens>();
        if (secure == CookieSecurePolicy.Always)
        {
            HttpsAntiforgery.Add(services);
        }

        return builder;
    }

    /// <summary>Registers accounts without sessions, as the command line needs them.</summary>
    public static IdentityBuilder AddPortalAccountStore(this IServiceCollection services) => services.AddIdentityCore<Account>(options =>
        {
            // PasswordRules alone says what a password has to be.
            options.Password.RequiredLength = 1;
            options.Password.RequiredUniqueChars = 1;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.AllowedForNewUsers = true;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        })
        .AddEntityFrameworkStores<ReportsDbContext>()
        .AddPasswordValidator<PasswordRules>()
        .AddErrorDescriber<AccountErrors>();
}
