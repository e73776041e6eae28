using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace GovInfoReports.Web.Wording;

/// <summary>
/// Every text that a person reads. A key begins with its area, and the area is the file: <c>Shared.Portal.Name</c> stands under
/// that full name in <c>Resources/Shared.resx</c>. Pages have it as <c>@T["Shared.Portal.Name"]</c>.
/// </summary>
public sealed class Texts
{
    private const string Prefix = "GovInfoReports.Web.Resources.";
    private const string Suffix = ".resources";

    private readonly FrozenDictionary<string, ResourceManager> _areas = typeof(Texts).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(n => n[Prefix.Length..^Suffix.Length])
        .ToFrozenDictionary(area => area, area => new ResourceManager(Prefix + area, typeof(Texts).Assembly), StringComparer.Ordinal);

    public IEnumerable<string> Areas => _areas.Keys;

    public string this[string key] => Find(key) ?? key;

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>A text, if there is one.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _areas.TryGetValue(key[..dot], out var texts) ? texts.GetString(key, CultureInfo.CurrentUICulture) : null;
    }
}
