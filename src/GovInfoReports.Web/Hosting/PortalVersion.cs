using System.Reflection;

namespace GovInfoReports.Web.Hosting;

/// <summary>The version of the portal, as <c>Directory.Build.props</c> states it.</summary>
public static class PortalVersion
{
    public static string Text { get; } = typeof(PortalVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
