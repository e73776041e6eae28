using System.Text;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>
/// A text without its Markdown marks, with the place of each character in the text as it is stored. Full-width digits are read
/// as ordinary ones; of a link its words stay.
/// </summary>
internal sealed class PlainText
{
    private readonly int[] _places;

    private PlainText(string source, string text, int[] places)
    {
        Source = source;
        Text = text;
        _places = places;
    }

    public string Source { get; }

    public string Text { get; }

    public static PlainText Of(string markdown)
    {
        StringBuilder text = new(markdown.Length);
        List<int> places = new(markdown.Length);
        for (var start = 0; start <= markdown.Length;)
        {
            var end = markdown.IndexOf('\n', start);
            end = end < 0 ? markdown.Length : end;
            Line(markdown, start, end, text, places);
            text.Append('\n');
            places.Add(end);
            start = end + 1;
        }

        var from = 0;
        var to = text.Length;
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return new PlainText(markdown, text.ToString(from, to - from), [.. places.Skip(from).Take(to - from)]);
    }

    /// <summary>Where a stretch of <see cref="Text"/> stands in <see cref="Source"/>.</summary>
    public (int Offset, int Length) Place(int index, int length)
    {
        if (length == 0 || index < 0 || index + length > _places.Length)
        {
            return (0, 0);
        }

        return (_places[index], _places[index + length - 1] + 1 - _places[index]);
    }

    private static void Line(string markdown, int start, int end, StringBuilder text, List<int> places)
    {
        var i = start;
        while (i < end && markdown[i] is '#' or '>' or ' ' or '\u3000')
        {
            i++;
        }

        var last = end > i && markdown[end - 1] == '\r' ? end - 1 : end;

        // Each is found once: one that lies ahead of a bracket is the next for every bracket before it.
        var (words, close) = (-1, -1);
        while (i < last)
        {
            if (markdown[i] == '*' && i + 1 < last && markdown[i + 1] == '*')
            {
                i += 2;
            }
            else if (markdown[i] == '[' && IsLink(i))
            {
                Append(markdown, i + 1, words, text, places);
                i = close + 1;
            }
            else
            {
                Append(markdown, i, i + 1, text, places);
                i++;
            }
        }

        // A picture ![…](…) is no link; it stays for the rule that looks for what word processors leave.
        bool IsLink(int open)
        {
            if (open > 0 && markdown[open - 1] == '!')
            {
                return false;
            }

            words = Next(']', open, words);
            if (words + 1 >= last || markdown[words + 1] != '(')
            {
                return false;
            }

            close = Next(')', words, close);
            return close < last;
        }

        int Next(char mark, int from, int known) =>
            known >= from ? known : markdown.IndexOf(mark, from, last - from) is >= 0 and var found ? found : last;
    }

    private static void Append(string markdown, int from, int to, StringBuilder text, List<int> places)
    {
        for (var i = from; i < to; i++)
        {
            text.Append(markdown[i] is >= '０' and <= '９' ? (char)(markdown[i] - '０' + '0') : IsSeparator(markdown, i) ? ',' : markdown[i]);
            places.Add(i);
        }
    }

    // １，２００ is one number.
    private static bool IsSeparator(string markdown, int index)
    {
        bool Is(int place) => place >= 0 && place < markdown.Length && markdown[place] is >= '０' and <= '９';
        return markdown[index] == '，' && Is(index - 1) && Is(index + 1) && Is(index + 2) && Is(index + 3) && !Is(index + 4);
    }
}
