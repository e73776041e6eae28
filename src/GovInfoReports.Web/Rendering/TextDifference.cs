using System.Text;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// Compares two versions of a text: paragraphs first, then the characters of paragraphs that took each other's place. Digits
/// and Latin letters in a row count as one character, so that 12 and 15 differ as numbers.
/// </summary>
public static class TextDifference
{
    // Cells of the table of common subsequences. Above this two pieces are shown whole, one after the other.
    private const int Effort = 1_000_000;

    // What stayed between two changes is shown as changed when it is this short: scattered single characters are no help to a reader.
    private const int ShortestSame = 2;

    /// <summary>Compares two texts.</summary>
    /// <returns>Its paragraphs with what changed; empty when nothing did.</returns>
    public static IReadOnlyList<DifferenceLine> Between(string before, string now)
    {
        if (string.Equals(before, now, StringComparison.Ordinal))
        {
            return [];
        }

        List<DifferenceLine> lines = [];
        List<string> removed = [];
        List<string> added = [];
        var unchanged = 0;
        void Settle()
        {
            if (unchanged > 0)
            {
                lines.Add(new DifferenceLine([], unchanged));
                unchanged = 0;
            }

            lines.AddRange(Paragraphs(removed, added));
            removed.Clear();
            added.Clear();
        }

        foreach (var (kind, paragraph) in Compare(Split(before), Split(now)))
        {
            if (kind == PieceKind.Same)
            {
                if (removed.Count + added.Count > 0)
                {
                    Settle();
                }

                unchanged++;
            }
            else
            {
                if (unchanged > 0)
                {
                    Settle();
                }

                (kind == PieceKind.Removed ? removed : added).Add(paragraph);
            }
        }

        Settle();
        return lines;
    }

    private static List<string> Split(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<DifferenceLine> Paragraphs(List<string> removed, List<string> added)
    {
        var pairs = Math.Min(removed.Count, added.Count);
        for (var i = 0; i < pairs; i++)
        {
            yield return new DifferenceLine(Pieces(removed[i], added[i]), 0);
        }

        foreach (var text in removed.Skip(pairs))
        {
            yield return new DifferenceLine([new Piece(PieceKind.Removed, text)], 0);
        }

        foreach (var text in added.Skip(pairs))
        {
            yield return new DifferenceLine([new Piece(PieceKind.Added, text)], 0);
        }
    }

    private static List<Piece> Pieces(string before, string now)
    {
        var compared = Compare(Tokens(before), Tokens(now));
        List<Piece> pieces = [];
        StringBuilder removed = new();
        StringBuilder added = new();
        StringBuilder same = new();
        void Flush()
        {
            if (removed.Length > 0)
            {
                pieces.Add(new Piece(PieceKind.Removed, removed.ToString()));
            }

            if (added.Length > 0)
            {
                pieces.Add(new Piece(PieceKind.Added, added.ToString()));
            }

            removed.Clear();
            added.Clear();
        }

        foreach (var (kind, token) in compared)
        {
            if (kind == PieceKind.Same)
            {
                same.Append(token);
                continue;
            }

            if (same.Length > 0)
            {
                if (removed.Length + added.Length > 0 && same.Length < ShortestSame)
                {
                    removed.Append(same);
                    added.Append(same);
                }
                else
                {
                    Flush();
                    pieces.Add(new Piece(PieceKind.Same, same.ToString()));
                }

                same.Clear();
            }

            (kind == PieceKind.Removed ? removed : added).Append(token);
        }

        Flush();
        if (same.Length > 0)
        {
            pieces.Add(new Piece(PieceKind.Same, same.ToString()));
        }

        return pieces;
    }

    private static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                {
                    end++;
                }
            }
            else if (char.IsHighSurrogate(text[i]) && end < text.Length)
            {
                end++;
            }

            tokens.Add(text[i..end]);
            i = end;
        }

        return tokens;
    }

    private static List<(PieceKind Kind, string Item)> Compare(List<string> before, List<string> now)
    {
        var start = 0;
        while (start < before.Count && start < now.Count && before[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Count - start && end < now.Count - start && before[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        List<(PieceKind, string)> result = [.. now.Take(start).Select(t => (PieceKind.Same, t))];
        result.AddRange(Middle(before[start..^end], now[start..^end]));
        result.AddRange(now.Skip(now.Count - end).Select(t => (PieceKind.Same, t)));
        return result;
    }

    private static IEnumerable<(PieceKind Kind, string Item)> Middle(List<string> before, List<string> now)
    {
        var common = (long)before.Count * now.Count <= Effort ? CommonLengths(before, now) : null;
        var i = 0;
        var j = 0;
        while (common is not null && i < before.Count && j < now.Count)
        {
            if (before[i] == now[j])
            {
                yield return (PieceKind.Same, now[j]);
                i++;
                j++;
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                yield return (PieceKind.Removed, before[i++]);
            }
            else
            {
                yield return (PieceKind.Added, now[j++]);
            }
        }

        while (i < before.Count)
        {
            yield return (PieceKind.Removed, before[i++]);
        }

        while (j < now.Count)
        {
            yield return (PieceKind.Added, now[j++]);
        }
    }

    // At [i, j]: how long the longest common subsequence of what follows i and what follows j is.
    private static int[,] CommonLengths(List<string> before, List<string> now)
    {
        var lengths = new int[before.Count + 1, now.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}

/// <summary>What became of a piece of text.</summary>
public enum PieceKind
{
    /// <summary>It stayed.</summary>
    Same,

    /// <summary>It was there before and is gone.</summary>
    Removed,

    /// <summary>It is new.</summary>
    Added,
}

/// <summary>A piece of a compared text.</summary>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>A paragraph of a compared text, or a run of paragraphs that stayed as they were.</summary>
public sealed record DifferenceLine(IReadOnlyList<Piece> Pieces, int Unchanged);
