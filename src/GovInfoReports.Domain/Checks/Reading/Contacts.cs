using System.Text;
using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>Finds the ways to reach the unit in a text.</summary>
internal static partial class Contacts
{
    /// <summary>The ways to reach the unit that a text states, links included.</summary>
    public static IEnumerable<Contact> Of(PlainText text)
    {
        foreach (Match match in Pattern().Matches(text.Text))
        {
            var (kind, group) = match.Groups switch
            {
                var g when g["mailbox"].Success => (ContactKind.Mailbox, g["mailbox"]),
                var g when g["postal"].Success => (ContactKind.PostalCode, g["postal"]),
                var g when g["address"].Success => (ContactKind.Address, g["address"]),
                var g when g["site"].Success => (ContactKind.Site, g["site"]),
                var g => (ContactKind.Telephone, g["telephone"]),
            };
            if (kind != ContactKind.Address || Place().IsMatch(group.Value))
            {
                yield return new Contact(kind, group.Value.Trim(), Distinct(kind, group.Value), group.Index);
            }
        }

        foreach (Match match in Link().Matches(text.Source))
        {
            var host = match.Groups["host"].Value;
            yield return new Contact(ContactKind.Site, host, Distinct(ContactKind.Site, host), null);
        }
    }

    private static string Distinct(ContactKind kind, string written)
    {
        var plain = written.Normalize(NormalizationForm.FormKC);
        return kind switch
        {
            ContactKind.Telephone or ContactKind.PostalCode => string.Concat(plain.Where(char.IsAsciiDigit)),
            ContactKind.Address => string.Concat(plain.Where(char.IsLetterOrDigit)),
            ContactKind.Site when plain.StartsWith("www.", StringComparison.OrdinalIgnoreCase) => plain[4..].ToUpperInvariant(),
            _ => plain.ToUpperInvariant(),
        };
    }

    [GeneratedRegex(
        $$"""{{Term.AddressStarts}}(?<mailbox>[A-Za-z0-9._-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,5})|"""
        + $$"""(邮编|邮政编码)[：:为是]{0,2}[ ]{0,3}(?<postal>[0-9]{6}){{Term.NoDigitAfter}}|"""
        + """地址(：|:|为|是|位于)[ ]{0,3}(?<address>[^，。；;：:,\n（）()]{4,60}?)(?=[ \u3000]{0,3}(邮编|邮政编码|邮政|电话|联系|咨询|传真|邮箱|电子|网址|[，。；;：:,\n（）()]|$))|"""
        + """(?<![A-Za-z0-9@._-])(https?://)?(?<site>[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){0,5}\.(cn|com|net|org))(?![A-Za-z0-9-]|"""
        + $$"""\.[A-Za-z0-9])|{{Term.NoDigitBefore}}(?<telephone>({{Term.AreaCode}})?[2-8][0-9]{6,7}){{Term.NoDigitAfter}}""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\]\(https?://(?<host>[A-Za-z0-9.-]{4,253})", Term.Options, Term.Milliseconds)]
    private static partial Regex Link();

    // See the attachment is no address.
    [GeneratedRegex(@"[省市县区镇乡村路街道巷号楼]", Term.Options, Term.Milliseconds)]
    private static partial Regex Place();
}

/// <summary>A way to reach the unit.</summary>
internal enum ContactKind
{
    Telephone,
    PostalCode,
    Mailbox,
    Site,
    Address,
}

/// <summary>A way to reach the unit, as a text states it.</summary>
/// <param name="Index">Where it stands in the text without marks; <see langword="null"/> for the address behind a link.</param>
internal sealed record Contact(ContactKind Kind, string Written, string Value, int? Index)
{
    private const int ShortestAreaCode = 3;

    /// <summary>Whether two state the same: with or without an area code, with or without the province, with or without www.</summary>
    public bool IsSame(Contact other) => Kind == other.Kind && (string.Equals(Value, other.Value, StringComparison.Ordinal) || Kind switch
    {
        ContactKind.Telephone => Value.EndsWith(other.Value, StringComparison.Ordinal) || other.Value.EndsWith(Value, StringComparison.Ordinal),
        ContactKind.Site => Value.EndsWith("." + other.Value, StringComparison.Ordinal) || other.Value.EndsWith("." + Value, StringComparison.Ordinal),
        ContactKind.Address => Holds(Value, other.Value) || Holds(other.Value, Value),
        _ => false,
    });

    /// <summary>Whether one is the other with a slip: one sign is another, two changed places, or one is missing.</summary>
    public bool IsSlipOf(Contact other)
    {
        var (a, b) = (Value, other.Value);
        if (Kind == ContactKind.Telephone && Math.Abs(a.Length - b.Length) >= ShortestAreaCode)
        {
            var shared = Math.Min(a.Length, b.Length);
            (a, b) = (a[^shared..], b[^shared..]);
        }

        if (a.Length != b.Length)
        {
            var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
            return longer.Length == shorter.Length + 1 && Enumerable.Range(0, longer.Length).Any(i => string.Equals(longer.Remove(i, 1), shorter, StringComparison.Ordinal));
        }

        List<int> differing = [.. Enumerable.Range(0, a.Length).Where(i => a[i] != b[i])];
        return differing.Count == 1 || (differing.Count == 2 && differing[1] == differing[0] + 1 && a[differing[0]] == b[differing[1]] && a[differing[1]] == b[differing[0]]);
    }

    // 12 is no part of 123.
    private static bool Holds(string whole, string part)
    {
        var at = whole.IndexOf(part, StringComparison.Ordinal);
        return at >= 0
            && !(at > 0 && char.IsAsciiDigit(whole[at - 1]) && char.IsAsciiDigit(part[0]))
            && !(at + part.Length < whole.Length && char.IsAsciiDigit(whole[at + part.Length]) && char.IsAsciiDigit(part[^1]));
    }
}
