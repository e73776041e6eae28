using GovInfoReports.Domain.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Security;

/// <summary>Who may enter which folder of pages. A page outside these folders is open to nobody.</summary>
public static class Policies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string SignedIn = "signed-in";

    public const string Clerk = "clerk";

    /// <summary>Officers.</summary>
    public const string County = "county";

    /// <summary>Administrators.</summary>
    public const string Admin = "admin";

    /// <summary>Auditors, and administrators.</summary>
    public const string Audit = "audit";

    /// <summary>Those who agree inside a unit.</summary>
    public const string Signing = "signing";

    internal static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();
        options.AddPolicy(SignedIn, Enum.GetValues<Role>());
        options.AddPolicy(Clerk, Role.Clerk);
        options.AddPolicy(County, Role.Officer);
        options.AddPolicy(Admin, Role.Administrator);
        options.AddPolicy(Signing, Role.Signer);
        options.AddPolicy(Audit, Role.Auditor, Role.Administrator);
    }

    internal static void Apply(RazorPagesOptions options)
    {
        options.Conventions.AllowAnonymousToFolder("/Public");
        options.Conventions.AllowAnonymousToFolder("/Errors");
        options.Conventions.AuthorizeFolder("/Account", SignedIn);
        options.Conventions.AllowAnonymousToPage("/Account/SignIn");
        options.Conventions.AuthorizeFolder("/Clerk", Clerk);
        options.Conventions.AuthorizeFolder("/County", County);
        options.Conventions.AuthorizeFolder("/Admin", Admin);
        options.Conventions.AuthorizeFolder("/Audit", Audit);
        options.Conventions.AuthorizeFolder("/Signing", Signing);
    }

    private static void AddPolicy(this AuthorizationOptions options, string name, params Role[] roles) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new RoleRequirement(roles)));
}

internal sealed record RoleRequirement(IReadOnlyList<Role> Roles) : IAuthorizationRequirement;
