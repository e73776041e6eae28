using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Security;

internal sealed class CurrentActor(IHttpContextAccessor accessor) : ICurrentActor
{
    public Actor? Actor => Found?.Actor;

    public Actor Required => Actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public bool MustChangePassword => Found?.MustChangePassword ?? false;

    private SignedIn? Found => accessor.HttpContext?.Features.Get<SignedIn>();
}

/// <summary>What the check of the session cookie found, for the rest of the request.</summary>
internal sealed record SignedIn(Actor Actor, bool MustChangePassword);
