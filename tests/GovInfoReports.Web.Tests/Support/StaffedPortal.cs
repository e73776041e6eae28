using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>A portal with the invented units, and with people at them.</summary>
public sealed class StaffedPortal : PortalFactory, IAsyncLifetime
{
    public InventedUnits Units { get; } = new();

    public async Task InitializeAsync()
    {
        Settings["RateLimits:SignInsPerAddress"] = "1000";
        Settings["RateLimits:FailedSignInsPerAddress"] = "1000";
        Settings["RateLimits:SignInsPerName"] = "1000";
        await AddUnitsAsync(Units.All);
        await AddAccountAsync("clerk", Role.Clerk, Units.Township);
        await AddAccountAsync("signer", Role.Signer, Units.Township);
        await AddAccountAsync("officer", Role.Officer, Units.County);
        await AddAccountAsync("admin", Role.Administrator, Units.County);
        await AddAccountAsync("auditor", Role.Auditor, Units.County);
        await AddAccountAsync("city-admin", Role.Administrator, Units.City);
        await AddAccountAsync("other-clerk", Role.Clerk, Units.OtherTownship);
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
}
