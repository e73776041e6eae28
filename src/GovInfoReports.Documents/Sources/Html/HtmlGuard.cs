using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>
/// Follows the tags of a page while it is parsed and ends the parsing of one that is made to take for ever: the time that the
/// parser takes grows with the square of the depth, and formatting that is never closed is repeated in every paragraph.
/// </summary>
internal sealed class HtmlGuard(SourceLimits limits)
{
    private const int MostElements = 400_000;

    // The depth is only reckoned here; pages with many tags left open seem deeper than they are.
    private const int Allowance = 3;

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr" };

    private static readonly HashSet<string> Formatting = new(StringComparer.Ordinal) { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

    private static readonly HashSet<string> Boundaries = new(StringComparer.Ordinal) { "table", "ul", "ol", "dl", "div", "td", "th", "body", "html", "section", "article", "object", "center", "form" };

    // Tags that may be left open, and what their next one of the kind stops at.
    private static readonly Dictionary<string, string[]> Optional = new(StringComparer.Ordinal)
    {
        ["p"] = ["p"],
        ["div"] = ["p"],
        ["table"] = ["p"],
        ["ul"] = ["p"],
        ["li"] = ["li"],
        ["dt"] = ["dt", "dd"],
        ["dd"] = ["dt", "dd"],
        ["tr"] = ["tr"],
        ["option"] = ["option"],
        ["tbody"] = ["tbody", "thead"],
    };

    private readonly List<string> _open = [];

    // Formatting that is open, with its attributes; an empty one where a cell begins.
    private readonly List<string> _formatting = [];
    private long _elements;

    /// <summary>Takes a tag.</summary>
    public void Take(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.StartTag)
        {
            Open(token);
        }
        else if (token.Type == HtmlTokenType.EndTag)
        {
            if (Formatting.Contains(token.Name) && _formatting.FindLastIndex(f => f.StartsWith($"{token.Name} ", StringComparison.Ordinal)) is >= 0 and var format)
            {
                _formatting.RemoveAt(format);
            }

            if (_open.LastIndexOf(token.Name) is >= 0 and var at)
            {
                CloseFrom(at);
            }
        }
    }

    private void Open(HtmlToken token)
    {
        var name = token.Name;
        if (Optional.TryGetValue(name, out var closes))
        {
            CloseOpen(closes, name == "tr" ? "table" : null);
        }
        else if (name is "td" or "th" && _open.FindLastIndex(n => n is "td" or "th" or "table") is >= 0 and var cell && _open[cell] != "table")
        {
            CloseFrom(cell);
        }

        _elements += 1 + (name is "p" or "div" or "td" or "li" ? _formatting.Count : 0);
        if (_elements > MostElements)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
        }

        if (Void.Contains(name))
        {
            return;
        }

        _open.Add(name);
        if (_open.Count > limits.Depth * Allowance)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooDeep);
        }

        if (name is "td" or "th")
        {
            _formatting.Add(string.Empty);
        }
        else if (Formatting.Contains(name))
        {
            Format($"{name} {string.Join(' ', ((HtmlTagToken)token).Attributes.Select(a => $"{a.Name}={a.Value}"))}");
        }
    }

    // Of formatting that is the same only three go on.
    private void Format(string format)
    {
        if (_formatting.Count(f => f == format) >= 3)
        {
            _formatting.Remove(format);
        }

        _formatting.Add(format);
        if (_formatting.Count > limits.Depth * Allowance)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooDeep);
        }
    }

    private void CloseOpen(string[] names, string? boundary)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (names.Contains(_open[i], StringComparer.Ordinal))
            {
                CloseFrom(i);
                return;
            }

            if (boundary is null ? Boundaries.Contains(_open[i]) : _open[i] == boundary)
            {
                return;
            }
        }
    }

    private void CloseFrom(int at)
    {
        var cells = _open.Skip(at).Count(n => n is "td" or "th");
        for (; cells > 0 && _formatting.LastIndexOf(string.Empty) is >= 0 and var begin; cells--)
        {
            _formatting.RemoveRange(begin, _formatting.Count - begin);
        }

        _open.RemoveRange(at, _open.Count - at);
    }
}
