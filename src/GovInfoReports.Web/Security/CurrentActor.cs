using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Security;

internal sealed class CurrentActor(IHttpContextAccessor accessor) : ICurrentActor
{
    public Actor? Actor => Found?.Actor;

    public Actor Required => Actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public bool MustChangePassword => Found?.MustChangePassword ?? false;

    public IReadOnlyList<RunningPost> Posts => Found?.Posts ?? [];

    public int PostId => Found?.Post.Id ?? 0;

    private SignedIn? Found => accessor.HttpContext?.Features.Get<SignedIn>();
}
