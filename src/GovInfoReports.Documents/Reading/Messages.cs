using System.Globalization;
using System.Resources;

namespace GovInfoReports.Documents.Reading;

/// <summary>The Chinese sentences of this folder, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    private static readonly ResourceManager Resources = new("GovInfoReports.Documents.Reading.Messages", typeof(Messages).Assembly);

    /// <summary>A sentence with its values filled in.</summary>
    public static string Get(string name, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, Resources.GetString(name, CultureInfo.InvariantCulture)!, values);
}
