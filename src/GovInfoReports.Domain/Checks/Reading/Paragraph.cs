using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>A line of a text, which its sentences share, with the heading directly above it or the empty string.</summary>
internal sealed class Paragraph(string text, string heading)
{
    private readonly Dictionary<Regex, bool> _named = [];

    /// <summary>Whether the line names something; looked for once for all its sentences.</summary>
    public bool Names(Regex pattern)
    {
        if (!_named.TryGetValue(pattern, out var names))
        {
            _named[pattern] = names = pattern.IsMatch(text);
        }

        return names;
    }

    /// <summary>Whether the line or the heading above it names something.</summary>
    public bool NamesWithHeading(Regex pattern) => pattern.IsMatch(heading) || Names(pattern);
}
