using GovInfoReports.Web.Commands;

return await PortalCommands.RunAsync(args);

/// <summary>The portal's program; named so that tests can start it.</summary>
public sealed partial class Program
{
    private Program()
    {
    }
}
