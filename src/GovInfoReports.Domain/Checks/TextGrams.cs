namespace GovInfoReports.Domain.Checks;

/// <summary>
/// What of a text counts when it is compared with others 雷同比对: its runs of five letters, prepared once to be compared with many texts.
/// It holds eight bytes for a letter of the text and not the text itself.
/// </summary>
public sealed class TextGrams
{
    private readonly ulong[] _grams;

    private TextGrams(int letters, ulong[] grams)
    {
        Letters = letters;
        _grams = grams;
    }

    /// <summary>How many characters of the text count; see <see cref="Likeness.LettersOf"/>.</summary>
    public int Letters { get; }

    /// <summary>How many different runs there are.</summary>
    public int Count => _grams.Length;

    /// <summary>Prepares a text.</summary>
    public static TextGrams Of(string text)
    {
        var grams = Likeness.GramsOf(text);
        Array.Sort(grams);
        var distinct = 0;
        for (var i = 0; i < grams.Length; i++)
        {
            if (i == 0 || grams[i] != grams[i - 1])
            {
                grams[distinct++] = grams[i];
            }
        }

        return new TextGrams(Likeness.LettersOf(text), grams[..distinct]);
    }

    /// <summary>How alike two texts are.</summary>
    /// <returns><see cref="Likeness.Percent"/>.</returns>
    public int PercentWith(TextGrams other) => Share(CommonWith(other), Count + other.Count - CommonWith(other));

    /// <summary>How much of this text stands in another.</summary>
    public int CoveredBy(TextGrams other) => Share(CommonWith(other), Count);

    private static int Share(int common, int of) => common == 0 ? 0 : 100 * common / of;

    private int CommonWith(TextGrams other)
    {
        var common = 0;
        for (int i = 0, j = 0; i < _grams.Length && j < other._grams.Length;)
        {
            var order = _grams[i].CompareTo(other._grams[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }
}
