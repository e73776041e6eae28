using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Security;

/// <summary>The person behind the request, loaded from the store once per request.</summary>
public interface ICurrentActor
{
    /// <summary>The signed-in person; <see langword="null"/> for the public.</summary>
    Actor? Actor { get; }

    /// <summary>The signed-in person, on a page that only signed-in persons reach.</summary>
    Actor Required { get; }

    /// <summary>The person's posts that run today, in the order in which they were given; none for the public.</summary>
    IReadOnlyList<RunningPost> Posts { get; }

    /// <summary>The post under which the person works in this session; 0 for the public.</summary>
    int PostId { get; }

    /// <summary>Whether the person has to choose a password of their own before doing anything else.</summary>
    bool MustChangePassword { get; }
}
