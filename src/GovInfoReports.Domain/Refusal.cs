using System.Globalization;

namespace GovInfoReports.Domain;

/// <summary>One reason why something is refused, as the key of a sentence and what the sentence names.</summary>
/// <param name="Place">The field, or part of the page, that it belongs to; <see langword="null"/> for the whole.</param>
public sealed record Refusal(string? Place, string Key, params object?[] Arguments)
{
    /// <summary>For the log: the sentence is in the resources of whoever shows it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}: {Key}");
}
