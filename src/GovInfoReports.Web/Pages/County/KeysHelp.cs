namespace GovInfoReports.Web.Pages.County;

/// <summary>The keys of a page, for <c>_Keys.cshtml</c>.</summary>
/// <param name="IsList">Whether they go through a list, or through the reports opened from it.</param>
public sealed record KeysHelp(bool IsList)
{
    /// <summary>Each key, and the name of what it does.</summary>
    public IReadOnlyList<(string Key, string Name)> Keys => IsList
        ? [("N", "Next"), ("P", "Previous"), ("O", "Open"), ("X", "Tick"), ("A", "ApproveMany"), ("R", "ReturnMany")]
        : [("N", "Next"), ("P", "Previous"), ("A", "Approve"), ("R", "Return"), ("B", "Back")];
}
