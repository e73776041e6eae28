using GovInfoReports.Application.RollUps;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The form of who counts in a roll-up, as it was sent.</summary>
public sealed record MemberForm(IReadOnlyList<string> Units, IReadOnlySet<string> Included, IReadOnlySet<string> HandedIn, IReadOnlyDictionary<string, string> Reasons)
{
    public const string Unit = "unit";
    public const string Include = "include";
    public const string HandIn = "handedIn";

    public static MemberForm Empty { get; } = new([], new HashSet<string>(), new HashSet<string>(), new Dictionary<string, string>());

    public bool IsEmpty => Units.Count == 0;

    public IReadOnlyList<MemberChoice> Choices => [.. Units.Select(u => new MemberChoice(u, Included.Contains(u), HandedIn.Contains(u), Reasons.GetValueOrDefault(u)))];

    /// <summary>Name of the field of a unit's reason.</summary>
    public static string Reason(string unitCode) => ChooseMembers.Field(unitCode, "reason");

    public static MemberForm Of(IFormCollection form)
    {
        List<string> units = [.. form[Unit].OfType<string>().Distinct(StringComparer.Ordinal)];
        return new MemberForm(
            units,
            form[Include].OfType<string>().ToHashSet(StringComparer.Ordinal),
            form[HandIn].OfType<string>().ToHashSet(StringComparer.Ordinal),
            units.ToDictionary(u => u, u => form[Reason(u)].ToString(), StringComparer.Ordinal));
    }
}
