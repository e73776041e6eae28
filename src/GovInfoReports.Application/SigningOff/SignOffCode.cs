using System.Security.Cryptography;
using System.Text;

namespace GovInfoReports.Application.SigningOff;

/// <summary>
/// The check codes of sign-off sheets: twelve characters of Crockford's base 32, the last of which tells a mistyped code from a
/// right one. Made to be read off paper: no letter looks like a digit.
/// </summary>
public class SignOffCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Drawn = 11;
    private const int GroupLength = 4;

    /// <summary>Draws a code that nobody can guess.</summary>
    public virtual string Draw()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Drawn);
        return code + CheckOf(code);
    }

    /// <summary>Reads a code as somebody typed it: in lower case or full width, in any groups, O for 0, I and L for 1.</summary>
    /// <returns>The code without separators, or <see langword="null"/> where it cannot be one.</returns>
    public static string? Read(string? typed)
    {
        StringBuilder code = new();
        foreach (var c in (typed ?? string.Empty).Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            var read = c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
            if (Alphabet.Contains(read, StringComparison.Ordinal))
            {
                code.Append(read);
            }
            else if (char.IsLetterOrDigit(read) || code.Length > Drawn + 1)
            {
                return null;
            }
        }

        return code.Length == Drawn + 1 && CheckOf(code.ToString(0, Drawn)) == code[Drawn] ? code.ToString() : null;
    }

    /// <summary>A code in groups, as it is shown and printed.</summary>
    public static string Show(string code) => string.Join('-', code.Chunk(GroupLength).Select(g => new string(g)));

    // Luhn's sum to the base of 32: finds every single wrong character, and neighbours that changed places.
    private static char CheckOf(string code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
        {
            var value = Alphabet.IndexOf(code[code.Length - 1 - i], StringComparison.Ordinal) * (i % 2 == 0 ? 2 : 1);
            sum += (value / Alphabet.Length) + (value % Alphabet.Length);
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
