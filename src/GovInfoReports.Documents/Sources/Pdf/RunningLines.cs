using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>
/// Takes the heads and feet of pages away: numbers of pages, and lines that stand at the same height on several pages with nothing
/// but such a number different.
/// </summary>
internal sealed partial class RunningLines
{
    private const int MostLines = 4;
    private const double Near = 3;

    private readonly IReadOnlyList<PdfSheet> _sheets;
    private readonly List<List<Place>> _heads;
    private readonly List<List<Place>> _feet;

    private RunningLines(IReadOnlyList<PdfSheet> sheets)
    {
        _sheets = sheets;
        _heads = [.. sheets.Select(s => Places(s.Lines.Take(MostLines), l => l.Top, s.Height * 0.1))];
        _feet = [.. sheets.Select(s => Places(s.Lines.AsEnumerable().Reverse().Take(MostLines), l => s.Height - l.Top, s.Height * 0.12))];
    }

    public static void Remove(IReadOnlyList<PdfSheet> sheets)
    {
        RunningLines running = new(sheets);
        for (var i = 0; i < sheets.Count; i++)
        {
            var (head, foot) = (running.Count(running._heads, i), running.Count(running._feet, i));
            sheets[i].Lines.RemoveRange(sheets[i].Lines.Count - foot, foot);
            sheets[i].Lines.RemoveRange(0, Math.Min(head, sheets[i].Lines.Count));
        }
    }

    // From the edge of the page inwards.
    private static List<Place> Places(IEnumerable<PdfLine> lines, Func<PdfLine, double> distance, double most) =>
        [.. lines.Select(l => new Place(l.Text, distance(l), Digits().Replace(l.Text, "0"))).TakeWhile(p => p.Distance < most)];

    private int Count(List<List<Place>> all, int sheet)
    {
        var count = 0;
        var hasNumber = false;
        foreach (var place in all[sheet])
        {
            var isNumber = !hasNumber && PageNumber().IsMatch(place.Text);
            if (!isNumber && !Runs(all, sheet, place))
            {
                break;
            }

            hasNumber |= isNumber;
            count++;
        }

        return count;
    }

    // On most pages, or on every other one where those on the left and on the right have heads of their own. Two reports of one shape in a
    // file end their paragraphs at one height, too, but on pages that are far apart.
    private bool Runs(List<List<Place>> all, int sheet, Place place)
    {
        if (place.Text[^1] is '。' or '；' or '！' or '？')
        {
            return false;
        }

        var others = Enumerable.Range(0, _sheets.Count).Where(other => other != sheet && all[other].Exists(p => IsSame(place, p, other - sheet))).ToList();
        return (others.Count + 1) * 2 >= _sheets.Count - 1 && (others.Exists(o => Math.Abs(o - sheet) == 1) || (others.Count > 1 && others.Exists(o => Math.Abs(o - sheet) == 2)));
    }

    // What may be a row of figures is never taken for one: it has figures that do not count the pages.
    private static bool IsSame(Place a, Place b, int pages)
    {
        if (Math.Abs(a.Distance - b.Distance) > Near || a.Bare != b.Bare || !a.Bare.Any(char.IsLetter))
        {
            return false;
        }

        var numbers = Digits().Matches(a.Text).Zip(Digits().Matches(b.Text), (x, y) => (Of: x.Value, Other: y.Value)).ToList();
        return numbers.TrueForAll(n => n.Of == n.Other || Counts(n.Of, n.Other))
            && a.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Zip(b.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).All(t => !FigureText.LooksLikeFigure(t.First) || Counts(t.First, t.Second));

        bool Counts(string x, string y) => Read(x) is { } one && Read(y) is { } two && two - one == pages;
    }

    // 3, or 3/8.
    private static int? Read(string number) => int.TryParse(number.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;

    [GeneratedRegex(@"^[\s\-—–―_·.|]*(第\s*)?[0-9]{1,3}(\s*/\s*[0-9]{1,3}|\s*页(\s*[,，]?\s*共\s*[0-9]{1,3}\s*页)?)?[\s\-—–―_·.|]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    /// <param name="Distance">From the edge of the page, in points.</param>
    /// <param name="Bare">The text whatever its numbers are.</param>
    private readonly record struct Place(string Text, double Distance, string Bare);
}
