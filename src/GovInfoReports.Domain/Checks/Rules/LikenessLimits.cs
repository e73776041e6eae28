using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// From when on two texts are called alike. Fewer letters are alike by chance; what tells of problems and remedies 第五部分 is each unit's own
/// and counts by itself, when shorter too, where it is nearly the same.
/// </summary>
/// <param name="Letters">Letters that a text has at least.</param>
/// <param name="Percent">Percent from which two such texts are alike.</param>
internal sealed record LikenessLimits(int Letters, int Percent)
{
    private const int FewestOfProblems = 40;
    private const int PercentOfShort = 90;

    public static LikenessLimits OfLastYear { get; } = new(80, 85);

    // Neighbours who say little say it in the same words.
    public static LikenessLimits OfNeighbours { get; } = new(100, 80);

    /// <summary>Whether a text of so many letters tells anything.</summary>
    public bool Tells(FormEdition edition, FormSection section, int letters) => letters >= (IsOfProblems(edition, section) ? FewestOfProblems : Letters);

    /// <summary>Whether a text of so many letters is alike to one it shares so much with.</summary>
    public bool AreAlike(int letters, int percent) => percent >= (letters >= Letters ? Percent : PercentOfShort);

    private static bool IsOfProblems(FormEdition edition, FormSection section) => edition.BindingsOf("D6").Any(b => string.Equals(b.Table, section.Code, StringComparison.Ordinal));
}
