using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>A member that a roll-up of a government and year loses, and the one that counts in its place.</summary>
/// <param name="In">Key of the unit that counts instead; <see langword="null"/> where none does.</param>
public sealed record MemberSwap(int ParentId, int Year, int Out, int? In, bool CountsHandedIn)
{
    /// <summary>A reason as a roll-up keeps it, cut to what fits.</summary>
    public static string ReasonOf(string reason) =>
        reason.Length <= RollUpMember.ReasonLength ? reason : string.Concat(reason.AsSpan(0, RollUpMember.ReasonLength - 1), "…");
}
