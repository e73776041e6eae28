using System.Buffers;
using System.Globalization;
using System.Text;

namespace GovInfoReports.Domain.Form;

/// <summary>What a cell may hold: its unit, smallest and largest value and number of decimal places.</summary>
/// <param name="Unit">Unit as the form names it (件, 万元); empty where the form states none, as for procurement in edition 2019.</param>
/// <param name="Scale">Decimal places: 0 for counts, 6 for 万元 (one millionth of 万元 is one fen).</param>
public sealed record CellFormat(string Code, string Unit, decimal Minimum, decimal Maximum, int Scale)
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,+-");

    private static readonly SearchValues<char> NumberWords = SearchValues.Create("零〇一二三四五六七八九十百千万亿两半几余多");

    // Counts are the same whatever word stands behind them; 12元 are not 12万元.
    private bool HasUnitOfItsOwn => Scale > 0 && Unit.Length > 0;

    /// <summary>
    /// Reads a text as a person types it: full-width digits and signs, 1,234 with separators in the right places, surrounding
    /// white space, a leading plus, and the unit of the cell behind the number are understood; <c>/</c>, dashes and 无 or
    /// 不适用 state that the cell does not apply.
    /// </summary>
    /// <param name="text">The text; <see langword="null"/> and white space are blank.</param>
    public CellInput Parse(string? text)
    {
        if (text is null)
        {
            return new CellInput(CellValue.Blank, CellInputProblem.None);
        }

        var plain = Plain(text);
        if (plain.Length == 0)
        {
            return new CellInput(CellValue.Blank, CellInputProblem.None);
        }

        if (plain is "/" or "-" or "--" or "—" or "——" or "–" or "无" or "不适用" or "n/a" or "N/A")
        {
            return new CellInput(CellValue.NotApplicable, CellInputProblem.None, plain != "/");
        }

        if (Unit.Length > 0 && plain.EndsWith(Unit, StringComparison.Ordinal))
        {
            plain = plain[..^Unit.Length].TrimEnd();
        }

        if (!TryNumber(plain, out var number))
        {
            return Beside(plain) is { } words
                ? new CellInput(CellValue.Blank, HasUnitOfItsOwn ? CellInputProblem.OtherUnit : CellInputProblem.TooManyWords, Words: words)
                : new CellInput(CellValue.Blank, CellInputProblem.NotANumber);
        }

        var problem = Check(number);
        return problem == CellInputProblem.None
            ? new CellInput(CellValue.Of(number), CellInputProblem.None, plain.Contains(',', StringComparison.Ordinal) || !string.Equals(plain, text, StringComparison.Ordinal))
            : new CellInput(CellValue.Blank, problem);
    }

    /// <summary>
    /// Reads what a person types now and can still be asked about: 无 may mean that nothing happened, which is 0, or that the cell does not
    /// apply, which is <c>/</c>. Of a file that nobody can ask <see cref="Parse"/> takes it for the latter.
    /// </summary>
    public CellInput ParseTyped(string? text) =>
        text is not null && Plain(text) == "无" ? new CellInput(CellValue.Blank, CellInputProblem.Ambiguous) : Parse(text);

    /// <summary>A figure as it stands in a table: nothing for blank, a slash for not applicable, amounts with separators.</summary>
    public string Show(CellValue value) => value.Number is { } number && Scale > 0
        ? number.ToString("#,##0.######", CultureInfo.InvariantCulture)
        : value.ToString();

    /// <summary>Checks a number against the limits of the cell.</summary>
    public CellInputProblem Check(decimal number)
    {
        if (number != decimal.Round(number, Scale))
        {
            return Scale == 0 ? CellInputProblem.NotWhole : CellInputProblem.TooPrecise;
        }

        if (number < Minimum)
        {
            return Minimum >= 0 ? CellInputProblem.Negative : CellInputProblem.TooLarge;
        }

        return number > Maximum ? CellInputProblem.TooLarge : CellInputProblem.None;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff')
            {
                // A space between two digits would join two numbers into one; it is kept and fails below.
                if (plain.Length > 0)
                {
                    plain.Append(' ');
                }

                continue;
            }

            plain.Append(c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c == '\u2212' ? '-' : c);
        }

        return plain.ToString().TrimEnd();
    }

    // The words around the one number of a text. Words that are numbers themselves (5万) change it, so that they are not merely too many.
    private string? Beside(string plain)
    {
        var from = plain.AsSpan().IndexOfAny(NumberSigns);
        var to = plain.AsSpan().LastIndexOfAny(NumberSigns) + 1;
        if (from < 0 || !TryNumber(plain[from..to], out _))
        {
            return null;
        }

        string[] words = [.. new[] { plain[..from].Trim(), plain[to..].Trim() }.Where(w => w.Length > 0)];
        return words.All(w => w.All(char.IsLetter) && (HasUnitOfItsOwn || w.AsSpan().IndexOfAny(NumberWords) < 0)) ? string.Join('…', words) : null;
    }

    private static bool TryNumber(string plain, out decimal number)
    {
        number = 0;
        var text = plain;
        if (text.Contains(',', StringComparison.Ordinal))
        {
            var unsigned = text.TrimStart('+', '-');
            var whole = unsigned.Split('.')[0];
            var groups = whole.Split(',');
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3) || unsigned.IndexOf(',', whole.Length) >= 0)
            {
                return false;
            }

            text = text.Replace(",", string.Empty, StringComparison.Ordinal);
        }

        return text.Length <= 40
            && text.Any(char.IsAsciiDigit)
            && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+')
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}

/// <summary>Why a text could not be read into a cell.</summary>
public enum CellInputProblem
{
    /// <summary>The text was read.</summary>
    None,

    /// <summary>The text is not a number, for example letters or <c>1,5</c>.</summary>
    NotANumber,

    /// <summary>A number with words around it, for example <c>5人次</c>.</summary>
    TooManyWords,

    /// <summary>A number with words around it in a cell of amounts, which has a unit of its own: <c>12元</c> is not 12万元.</summary>
    OtherUnit,

    /// <summary>A negative number where the form allows none.</summary>
    Negative,

    /// <summary>A fraction where the form counts whole things.</summary>
    NotWhole,

    /// <summary>More decimal places than the unit of the cell has.</summary>
    TooPrecise,

    /// <summary>Larger in amount than the cell can hold.</summary>
    TooLarge,

    /// <summary>Either 0 or not applicable, and the text does not say which.</summary>
    Ambiguous,
}

/// <summary>The outcome of reading a typed or imported text into a cell.</summary>
/// <param name="Words">The words that are too many.</param>
public readonly record struct CellInput(CellValue Value, CellInputProblem Problem, bool Normalised = false, string? Words = null);
