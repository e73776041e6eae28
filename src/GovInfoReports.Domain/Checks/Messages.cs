using System.Globalization;
using System.Resources;

namespace GovInfoReports.Domain.Checks;

/// <summary>The Chinese sentences of <c>Messages.resx</c>.</summary>
internal static class Messages
{
    internal static ResourceManager Resources { get; } = new("GovInfoReports.Domain.Checks.Messages", typeof(Messages).Assembly);

    public static string Text(MessageKey key, params object?[] parts) => Text(key.ToString(), parts);

    /// <summary>A sentence; of amounts trailing zeros are left out.</summary>
    public static string Text(string key, params object?[] parts)
    {
        var text = Find(key) ?? throw new InvalidOperationException($"There is no message '{key}'.");
        return parts.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. parts.Select(p => p is decimal number ? CheckSubject.Number(number) : p)]);
    }

    public static string? Find(string name) => Resources.GetString(name, CultureInfo.InvariantCulture);

    /// <summary>“a”、“b”等 5 格: names up to a limit.</summary>
    public static string Names(IReadOnlyList<string> names, int limit = 4)
    {
        var quoted = string.Join('、', names.Take(limit).Select(n => $"“{n}”"));
        return names.Count > limit ? Text(MessageKey.AndMore, quoted, names.Count) : quoted;
    }
}
