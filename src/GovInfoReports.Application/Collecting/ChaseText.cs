using System.Text;

namespace GovInfoReports.Application.Collecting;

/// <summary>The words of chasing 催报 that an officer copies: for a messenger group, and for reading out on the telephone.</summary>
public static class ChaseText
{
    private static readonly BoardState[] Order = [BoardState.NotBegun, BoardState.Draft, BoardState.Signing, BoardState.Returned];

    /// <summary>What is missing from a unit whose report is in a state.</summary>
    public static string MissingOf(BoardState state) => Messages.Get($"Remind.Missing.{state}");

    /// <summary>By when a unit has to hand in, and how near or past that is.</summary>
    public static string WhenOf(BoardRow row) => Messages.Get(
        row.DaysLeft > 0 ? "Remind.When.Left" : row.DaysLeft == 0 ? "Remind.When.Today" : "Remind.When.Past",
        row.Terms.Due,
        Messages.Get($"Remind.Due.{row.Terms.DueBy}"),
        Math.Abs(row.DaysLeft));

    /// <summary>For a messenger group: grouped by what is missing.</summary>
    /// <param name="rows">Units that owe a report; others are left out.</param>
    /// <param name="own">What the officer adds, if anything.</param>
    public static string ForGroup(BoardView view, IEnumerable<BoardRow> rows, string? own, DateTime now)
    {
        var owing = rows.Where(r => r.Owes).ToList();
        StringBuilder text = new();
        text.Append(Messages.Get("Remind.Group.Head", view.Year, now, owing.Count)).Append('\n');
        foreach (var (index, state) in Order.Where(s => owing.Exists(r => r.State == s)).Index())
        {
            var group = owing.FindAll(r => r.State == state);
            text.Append(Messages.Get("Remind.Group.Missing", index + 1, MissingOf(state), group.Count)).Append('\n');
            group.ForEach(r => text.Append(Messages.Get("Remind.Group.Unit", r.Name, WhenOf(r))).Append('\n'));
        }

        AddOwn(text, own);
        return text.Append(view.Decider.Office).ToString();
    }

    /// <summary>For the telephone: what to say to each unit, one after another.</summary>
    /// <param name="rows">Units that owe a report; others are left out.</param>
    /// <param name="own">What the officer adds, if anything.</param>
    public static string ForTelephone(BoardView view, IEnumerable<BoardRow> rows, string? own)
    {
        StringBuilder text = new();
        text.Append(Messages.Get("Remind.Telephone.Head", view.Decider.Office, view.Year)).Append('\n');
        foreach (var (index, row) in rows.Where(r => r.Owes).OrderBy(r => Array.IndexOf(Order, r.State)).Index())
        {
            text.Append(Messages.Get("Remind.Telephone.Unit", index + 1, row.Name, MissingOf(row.State), WhenOf(row))).Append('\n');
        }

        AddOwn(text, own);
        return text.ToString().TrimEnd();
    }

    private static void AddOwn(StringBuilder text, string? own)
    {
        if (!string.IsNullOrWhiteSpace(own))
        {
            text.Append(own.ReplaceLineEndings("\n").Trim()).Append('\n');
        }
    }
}
