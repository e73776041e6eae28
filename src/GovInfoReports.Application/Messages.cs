using System.Globalization;
using System.Resources;

namespace GovInfoReports.Application;

/// <summary>Sentences for people, from <c>Messages.resx</c>.</summary>
public static class Messages
{
    private static readonly ResourceManager Resources = new("GovInfoReports.Application.Messages", typeof(Messages).Assembly);

    /// <summary>A sentence.</summary>
    public static string Get(string key, params object?[] arguments)
    {
        var text = Resources.GetString(key, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"No message '{key}'.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }
}
