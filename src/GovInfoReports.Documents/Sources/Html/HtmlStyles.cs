using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>
/// Tells which words of a page are raised or struck out: by their elements, by styles of their own, and by the rules of the page
/// for an element or a class. Other rules are not looked at.
/// </summary>
internal sealed partial class HtmlStyles
{
    private const int MostRules = 1_000;
    private const int LongestRule = 2_000;
    private const int LongestMark = 4;

    private readonly Dictionary<string, (int Rise, bool IsStruck)> _rules = new(StringComparer.OrdinalIgnoreCase);

    // What is around a cell is asked for at each cell.
    private readonly Dictionary<IElement, bool> _within = [];

    public HtmlStyles(IEnumerable<string> sheets)
    {
        foreach (var rule in sheets.SelectMany(s => s.Split('}')).Where(r => r.Length <= LongestRule))
        {
            var open = rule.IndexOf('{', StringComparison.Ordinal);
            var look = open < 0 ? default : LookOf(rule[(open + 1)..]);
            foreach (var selector in look == default ? [] : rule[..open].Split(','))
            {
                if (_rules.Count < MostRules && Selector().Match(selector.Trim()) is { Success: true } match)
                {
                    _rules[match.Groups["last"].Value] = look;
                }
            }
        }
    }

    /// <summary>1 where an element raises its words, -1 where it lowers them, 0 where it leaves them.</summary>
    public int RiseOf(IElement element) => element.LocalName switch
    {
        "sup" => 1,
        "sub" => -1,
        "td" or "th" or "tr" or "table" or "img" => 0,
        "a" when IsMark(element) => 1,
        _ => Look(element).Rise,
    };

    /// <summary>Whether an element strikes its words out.</summary>
    public bool IsStruck(IElement element) => element.LocalName is "del" or "s" or "strike" || Look(element).IsStruck;

    /// <summary>Whether an element or one around it does.</summary>
    public bool IsStruckWithin(IElement? element)
    {
        if (element is null)
        {
            return false;
        }

        // Elements are no deeper than the limit, so this may call itself.
        if (!_within.TryGetValue(element, out var isStruck))
        {
            _within[element] = isStruck = IsStruck(element) || IsStruckWithin(element.ParentElement);
        }

        return isStruck;
    }

    // A number that leads to a note in the same page.
    private static bool IsMark(IElement link) =>
        link.GetAttribute("href") is ['#', ..] && link.TextContent.Trim() is { Length: > 0 and <= LongestMark } words && words.All(char.IsAsciiDigit);

    private (int Rise, bool IsStruck) Look(IElement element)
    {
        var look = element.GetAttribute("style") is { Length: <= LongestRule } own ? LookOf(own) : default;
        foreach (var name in _rules.Count == 0 ? [] : element.ClassList.SelectMany(c => new[] { $".{c}", $"{element.LocalName}.{c}" }).Append(element.LocalName))
        {
            if (_rules.TryGetValue(name, out var rule))
            {
                look = (look.Rise == 0 ? rule.Rise : look.Rise, look.IsStruck || rule.IsStruck);
            }
        }

        return look;
    }

    private static (int Rise, bool IsStruck) LookOf(string style)
    {
        var declarations = style.Replace(" ", string.Empty, StringComparison.Ordinal);
        var rise = Rise().Match(declarations);
        return (!rise.Success ? 0 : rise.Groups["down"].Success ? -1 : 1, declarations.Contains("line-through", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"(^|[\s>+~])(?<last>[a-z0-9]*(\.[\w-]+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"vertical-align:(super|text-top|[1-9][0-9.]*(%|px|pt|em)|0?\.[0-9]+em|(?<down>sub|text-bottom|-))|mso-text-raise:([0-9.]*[1-9]|(?<down>-))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Rise();
}
