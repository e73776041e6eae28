using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests;

/// <summary>Runs what is to be refused, and says how.</summary>
internal static class Refused
{
    public static RefusedException By(string key, Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Equal(key, refused.Key);
        return refused;
    }

    public static RefusedException Step(Action act)
    {
        var refused = Assert.Throws<RefusedException>(act);
        Assert.Contains(refused.Key, new[] { AnnualReport.WrongStep, AnnualReport.WrongStepOnDesk });
        return refused;
    }
}
