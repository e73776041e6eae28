using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// Compares two versions of a text: paragraphs first, then the characters of paragraphs that took each other's place. Digits
/// and Latin letters in a row count as one character, so that 12 and 15 differ as numbers.
/// </summary>
public static class TextDifference
{
    // Pairs of pieces between the first and the last change. Above this, where the work grows to seconds, what lies between is shown whole.
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
        foreach (var (same, removed, added) in Runs(Paragraphs(before), Paragraphs(now)))
        {
            if (same.Length > 0)
            {
                lines.Add(new DifferenceLine([], same.Length));
            }

            var pairs = Math.Min(removed.Length, added.Length);
            lines.AddRange(removed.Zip(added, (r, a) => new DifferenceLine(Pieces(r, a), 0)));
            lines.AddRange(removed.Skip(pairs).Select(r => new DifferenceLine([new Piece(PieceKind.Removed, r)], 0)));
            lines.AddRange(added.Skip(pairs).Select(a => new DifferenceLine([new Piece(PieceKind.Added, a)], 0)));
        }

        return lines;
    }

    private static string[] Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static List<Piece> Pieces(string before, string now)
    {
        List<Piece> pieces = [];
        var (removed, added) = (string.Empty, string.Empty);
        void Add(PieceKind kind, string text)
        {
            if (text.Length > 0)
            {
                pieces.Add(new Piece(kind, text));
            }
        }

        foreach (var run in Runs(Characters(before), Characters(now)))
        {
            var same = string.Concat(run.Same);
            var isBetweenChanges = removed.Length + added.Length > 0 && run.Removed.Length + run.Added.Length > 0;
            if (!isBetweenChanges || same.Length >= ShortestSame)
            {
                Add(PieceKind.Removed, removed);
                Add(PieceKind.Added, added);
                Add(PieceKind.Same, same);
                (removed, added, same) = (string.Empty, string.Empty, string.Empty);
            }

            removed += same + string.Concat(run.Removed);
            added += same + string.Concat(run.Added);
        }

        Add(PieceKind.Removed, removed);
        Add(PieceKind.Added, added);
        return pieces;
    }

    private static string[] Characters(string text)
    {
        List<string> characters = [];
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

            characters.Add(text[i..end]);
            i = end;
        }

        return [.. characters];
    }

    // What stayed, and what was removed and added behind it.
    private static IEnumerable<(string[] Same, string[] Removed, string[] Added)> Runs(string[] before, string[] now)
    {
        var start = before.AsSpan().CommonPrefixLength(now);
        var end = before.Skip(start).Reverse().Zip(now.Skip(start).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        var at = 0;
        foreach (var block in Changes(before[start..^end], now[start..^end]))
        {
            var (removed, added) = (start + block.DeleteStartA, start + block.InsertStartB);
            yield return (now[at..added], before[removed..(removed + block.DeleteCountA)], now[added..(added + block.InsertCountB)]);
            at = added + block.InsertCountB;
        }

        if (at < now.Length)
        {
            yield return (now[at..], [], []);
        }
    }

    private static IEnumerable<DiffBlock> Changes(string[] before, string[] now)
    {
        // One piece that took the place of another is changed whole, too.
        if ((long)before.Length * now.Length is 1 or > Effort)
        {
            return [new DiffBlock(0, before.Length, 0, now.Length)];
        }

        // The differ asks for the pieces of each of the two texts by the text.
        const string Before = nameof(before), Now = nameof(now);
        CustomFunctionChunker pieces = new(text => text == Before ? before : now);
        return Differ.Instance.CreateDiffs(Before, Now, ignoreWhiteSpace: false, ignoreCase: false, pieces).DiffBlocks;
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
