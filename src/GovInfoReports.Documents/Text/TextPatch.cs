namespace GovInfoReports.Documents.Text;

/// <summary>The changes that make one text of another.</summary>
internal static class TextPatch
{
    // The memory of a comparison grows with the square of this; a text that needs more is another text.
    private const int MostSteps = 2_000;

    /// <summary>The fewest changes, after Myers' comparison.</summary>
    /// <returns>The changes in order, or <see langword="null"/> where the texts have little in common.</returns>
    public static IReadOnlyList<TextEdit>? Between(string from, string to)
    {
        var reached = Furthest(from, to);
        return reached is null ? null : Join(Steps(from, to, reached), to);
    }

    /// <summary>Makes the changes.</summary>
    /// <returns>The other text, or <see langword="null"/> where they are none of this text.</returns>
    public static string? Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            if (edit.At < at || edit.Cut < 0 || edit.At > text.Length - edit.Cut)
            {
                return null;
            }

            result.Append(text, at, edit.At - at).Append(edit.Added);
            at = edit.At + edit.Cut;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    // For each number of steps, how far along the first text each diagonal gets.
    private static List<int[]>? Furthest(string from, string to)
    {
        List<int[]> reached = [];
        for (var steps = 0; steps <= MostSteps; steps++)
        {
            var line = new int[(2 * steps) + 1];
            var last = steps == 0 ? [] : reached[^1];
            for (var diagonal = -steps; diagonal <= steps; diagonal += 2)
            {
                var x = steps == 0 ? 0 : Start(last, steps, diagonal).X;
                while (x < from.Length && x - diagonal < to.Length && from[x] == to[x - diagonal])
                {
                    x++;
                }

                line[diagonal + steps] = x;
                if (x >= from.Length && x - diagonal >= to.Length)
                {
                    reached.Add(line);
                    return reached;
                }
            }

            reached.Add(line);
        }

        return null;
    }

    // Where a step leads to, and whether it puts in a character of the other text or takes one out of the first.
    private static (int X, bool IsAdded) Start(int[] last, int steps, int diagonal)
    {
        var isAdded = diagonal == -steps || (diagonal != steps && Value(last, steps, diagonal - 1) < Value(last, steps, diagonal + 1));
        return (isAdded ? Value(last, steps, diagonal + 1) : Value(last, steps, diagonal - 1) + 1, isAdded);
    }

    private static int Value(int[] last, int steps, int diagonal) => last[diagonal + steps - 1];

    private static List<(int X, int Y, bool IsAdded)> Steps(string from, string to, List<int[]> reached)
    {
        List<(int X, int Y, bool IsAdded)> steps = [];
        var diagonal = from.Length - to.Length;
        for (var step = reached.Count - 1; step > 0; step--)
        {
            var (x, isAdded) = Start(reached[step - 1], step, diagonal);
            var y = x - diagonal;
            steps.Add(isAdded ? (x, y - 1, true) : (x - 1, y, false));
            diagonal += isAdded ? 1 : -1;
        }

        steps.Reverse();
        return steps;
    }

    private static List<TextEdit> Join(List<(int X, int Y, bool IsAdded)> steps, string to)
    {
        List<TextEdit> edits = [];
        foreach (var (x, y, isAdded) in steps)
        {
            var added = isAdded ? to[y].ToString() : string.Empty;
            if (edits.Count > 0 && edits[^1].At + edits[^1].Cut == x)
            {
                edits[^1] = edits[^1] with { Cut = edits[^1].Cut + (isAdded ? 0 : 1), Added = edits[^1].Added + added };
            }
            else
            {
                edits.Add(new TextEdit(x, isAdded ? 0 : 1, added));
            }
        }

        return edits;
    }
}

/// <summary>A change of a text.</summary>
/// <param name="At">Where, in characters of the text before all changes.</param>
/// <param name="Cut">How many characters are taken out there.</param>
internal sealed record TextEdit(int At, int Cut, string Added);
