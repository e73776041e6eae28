namespace GovInfoReports.Domain.Checks;

/// <summary>
/// How alike two texts are 雷同. Only letters count: numbers, years, punctuation and Markdown marks are left out, for a text that
/// changed no more than its numbers is last year's.
/// </summary>
/// <param name="Percent">Runs of five letters that both have, of all that either has, in whole percent, rounded down.</param>
/// <param name="Covered">Runs of five letters of the first text that the other has too, in whole percent: how much of it stands there.</param>
public sealed record Likeness(int Percent, int Covered, IReadOnlyList<SharedPassage> Passages)
{
    private const int Gram = 5;
    private const int PassageLength = 12;
    private const int Gap = 3;
    private const int Candidates = 16;
    private const ulong Base = 1_000_003;

    /// <summary>Compares two texts.</summary>
    public static Likeness Of(string text, string other)
    {
        var a = new Letters(text);
        var b = new Letters(other);
        var (own, others) = (TextGrams.Of(text), TextGrams.Of(other));
        return new Likeness(own.PercentWith(others), own.CoveredBy(others), Merged(Shared(a, b), a, b));
    }

    /// <summary>Compares two texts without looking for the passages.</summary>
    /// <returns><see cref="Percent"/>.</returns>
    public static int PercentOf(string text, string other) => TextGrams.Of(text).PercentWith(TextGrams.Of(other));

    /// <summary>How many characters of a text count.</summary>
    public static int LettersOf(string text) => text.Count(char.IsLetter);

    // A number for each run of letters, in the order of the text.
    internal static ulong[] GramsOf(string text) => new Letters(text).Hashes(Gram);

    // From left to right the longest run that the other text has too; one that repeats there counts where it is longest.
    private static List<(int A, int B, int Length)> Shared(Letters a, Letters b)
    {
        List<(int A, int B, int Length)> shared = [];
        var (first, next) = b.Index(PassageLength);
        var hashes = a.Hashes(PassageLength);
        for (var i = 0; i < hashes.Length;)
        {
            var best = (Start: -1, Length: 0);
            var tried = 0;
            for (var j = first.GetValueOrDefault(hashes[i], -1); j >= 0 && tried < Candidates; j = next[j], tried++)
            {
                var length = a.CommonLength(i, b, j);
                best = length > best.Length ? (j, length) : best;
            }

            if (best.Length >= PassageLength)
            {
                shared.Add((i, best.Start, best.Length));
                i += best.Length;
            }
            else
            {
                i++;
            }
        }

        return shared;
    }

    // A word changed in the middle leaves two passages; they are shown as one.
    private static List<SharedPassage> Merged(List<(int A, int B, int Length)> shared, Letters a, Letters b)
    {
        List<(int A, int AEnd, int B, int BEnd)> merged = [];
        foreach (var (start, other, length) in shared)
        {
            if (merged.Count > 0 && merged[^1] is var last && start - last.AEnd <= Gap && other >= last.BEnd && other - last.BEnd <= Gap)
            {
                merged[^1] = (last.A, start + length, last.B, other + length);
            }
            else
            {
                merged.Add((start, start + length, other, other + length));
            }
        }

        return
        [
            .. merged
                .OrderByDescending(m => m.AEnd - m.A)
                .Select(m => new SharedPassage(a.Place(m.A), a.Place(m.AEnd - 1) + 1 - a.Place(m.A), b.Place(m.B), b.Place(m.BEnd - 1) + 1 - b.Place(m.B))),
        ];
    }

    /// <summary>The letters of a text and where they stand.</summary>
    private sealed class Letters
    {
        private readonly char[] _letters;
        private readonly int[] _places;

        public Letters(string text)
        {
            var count = LettersOf(text);
            _letters = new char[count];
            _places = new int[count];
            var at = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsLetter(text[i]))
                {
                    _letters[at] = text[i];
                    _places[at++] = i;
                }
            }
        }

        public int Place(int letter) => _places[letter];

        public ulong[] Hashes(int length)
        {
            if (_letters.Length < length)
            {
                return [];
            }

            var hashes = new ulong[_letters.Length - length + 1];
            ulong power = 1;
            for (var i = 1; i < length; i++)
            {
                power *= Base;
            }

            ulong hash = 0;
            for (var i = 0; i < _letters.Length; i++)
            {
                hash = (hash * Base) + _letters[i];
                if (i >= length - 1)
                {
                    hashes[i - length + 1] = hash;
                    hash -= power * _letters[i - length + 1];
                }
            }

            return hashes;
        }

        public (Dictionary<ulong, int> First, int[] Next) Index(int length)
        {
            var hashes = Hashes(length);
            Dictionary<ulong, int> first = new(hashes.Length);
            var next = new int[hashes.Length];
            for (var i = hashes.Length - 1; i >= 0; i--)
            {
                next[i] = first.GetValueOrDefault(hashes[i], -1);
                first[hashes[i]] = i;
            }

            return (first, next);
        }

        public int CommonLength(int start, Letters other, int otherStart) =>
            _letters.AsSpan(start).CommonPrefixLength(other._letters.AsSpan(otherStart));
    }
}

/// <summary>Words that two texts share.</summary>
public sealed record SharedPassage(int Offset, int Length, int OtherOffset, int OtherLength);
