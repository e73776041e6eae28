using System.Globalization;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// How many days before the day that counts for a unit, and how many after it, the portal reminds by itself. It is held as it is stored:
/// numbers with commas, the earliest day first, those after the day negative.
/// </summary>
public sealed record ReminderDays
{
    /// <summary>Furthest before the day, in days.</summary>
    public const int MostBefore = 90;

    /// <summary>Furthest after it, in days; whoever did not react for longer is not reached by a notice.</summary>
    public const int MostAfter = 60;

    /// <summary>Most days that can be chosen.</summary>
    public const int MostDays = 12;

    /// <summary>Longest as it is stored, in characters.</summary>
    public const int TextLength = 60;

    private static readonly char[] Between = [',', '，', '、', ';', '；', ' ', '　', '\t', '\n', '\r'];

    private ReminderDays(IEnumerable<int> days) =>
        Text = string.Join(',', days.Distinct().OrderDescending().Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What holds where nothing was chosen.</summary>
    public static ReminderDays Default { get; } = new([30, 14, 7, 3, 1, -1]);

    /// <summary>Nobody is reminded by the portal.</summary>
    public static ReminderDays None { get; } = new([]);

    /// <summary>As it is stored.</summary>
    public string Text { get; }

    /// <summary>Days before the day that counts, the earliest first; those after it negative.</summary>
    public IReadOnlyList<int> Days => [.. Text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];

    /// <summary>Reads what is stored.</summary>
    /// <param name="text"><see langword="null"/> for the days that hold where none were chosen.</param>
    public static ReminderDays Stored(string? text) =>
        text is null ? Default : new(text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture)));

    /// <summary>Reads what a person typed: numbers of days, apart by commas or spaces.</summary>
    /// <param name="before">Days before the day that counts, and 0 for the day itself.</param>
    /// <param name="after">Days after it.</param>
    public static ReminderDays Read(string? before, string? after)
    {
        var (early, late) = (Numbers(before, 0, MostBefore), Numbers(after, 1, MostAfter));
        List<Refusal> found = [];
        if (early is null)
        {
            found.Add(new Refusal("RemindBefore", "Collection.RemindBefore", MostBefore));
        }

        if (late is null)
        {
            found.Add(new Refusal("RemindAfter", "Collection.RemindAfter", MostAfter));
        }

        if (early?.Count + late?.Count > MostDays)
        {
            found.Add(new Refusal("RemindBefore", "Collection.RemindMost", MostDays));
        }

        return found.Count == 0 ? new(early!.Concat(late!.Select(d => -d))) : throw RefusedException.Invalid(found);
    }

    /// <summary>The last of the days that has come; <see langword="null"/> before the first, and long after the last.</summary>
    public DateOnly? LastOf(DateOnly due, DateOnly today)
    {
        var left = due.DayNumber - today.DayNumber;
        return left >= -MostAfter && Days.Where(d => left <= d).Cast<int?>().LastOrDefault() is { } day ? due.AddDays(-day) : null;
    }

    private static HashSet<int>? Numbers(string? text, int least, int most)
    {
        HashSet<int> numbers = [];
        foreach (var part in (text ?? string.Empty).Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }
}
