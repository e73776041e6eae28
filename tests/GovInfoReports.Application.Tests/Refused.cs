using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Tests;

/// <summary>Runs what is to be refused, and says how.</summary>
internal static class Refused
{
    public static Task<RefusedException> NotFoundAsync(Func<Task> act) => OfAsync(RefusalKind.NotFound, act);

    public static Task<RefusedException> ForbiddenAsync(Func<Task> act) => OfAsync(RefusalKind.Forbidden, act);

    public static Task<RefusedException> InvalidAsync(Func<Task> act) => OfAsync(RefusalKind.Invalid, act);

    public static async Task<RefusedException> StepAsync(Func<Task> act)
    {
        var refused = await OfAsync(RefusalKind.Conflict, act);
        Assert.Contains(refused.Key, new[] { AnnualReport.WrongStep, AnnualReport.WrongStepOnDesk });
        return refused;
    }

    public static async Task<RefusedException> ByAsync(string key, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(key, refused.Key);
        return refused;
    }

    private static async Task<RefusedException> OfAsync(RefusalKind kind, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(kind, refused.Kind);
        return refused;
    }
}
