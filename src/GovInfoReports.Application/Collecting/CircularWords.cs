using System.Globalization;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Collecting;

/// <summary>The words of a circular 通报, as county offices write them.</summary>
public static class CircularWords
{
    private static readonly (string Name, int Width, bool IsText)[] Columns =
    [
        ("Number", 2, false), ("Unit", 9, true), ("Due", 5, false), ("HandedIn", 5, false), ("Statutory", 5, false), ("County", 5, false),
        ("Extension", 5, false), ("Returned", 2, false), ("Published", 5, false), ("State", 5, false), ("Remark", 7, true),
    ];

    /// <summary>What its files are called, without the ending.</summary>
    public static string FileNameOf(CircularView view) =>
        Messages.Get("Circular.FileName", view.Area.Name, view.Year, view.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>The counts at the top, each with its name.</summary>
    public static IReadOnlyList<(string Name, int Count)> CountsOf(CircularView view)
    {
        List<(string Name, int Count)> counts = [(Messages.Get("Circular.Count.Expected"), view.Expected.Count())];
        counts.AddRange(Enum.GetValues<CircularOutcome>()
            .Select(o => (Outcome: o, Count: view.Count(o)))
            .Where(c => c.Outcome != CircularOutcome.Historic || c.Count > 0)
            .Select(c => (Messages.Get($"Circular.Count.{c.Outcome}"), c.Count)));
        counts.Add((Messages.Get("Circular.Count.Returned"), view.Returned.Count));
        counts.Add((Messages.Get("Circular.Count.Published"), Published(view)));
        return counts;
    }

    /// <summary>The circular to be written.</summary>
    public static CircularDocument DocumentOf(CircularView view) => new()
    {
        Title = Messages.Get("Circular.Title", view.Area.Name, view.Year),
        Addressees = Messages.Get("Circular.Addressees"),
        Opening = [OpeningOf(view)],
        Sections = [.. Sections(view).Index().Select(s => s.Item with { Heading = HeadingOf(s.Index, s.Item.Heading) })],
        Counts = CountsOf(view),
        TableTitle = Messages.Get("Circular.TableTitle", view.Area.Name, view.Year, view.Day),
        Columns = [.. Columns.Select(c => new CircularColumn(Messages.Get($"Circular.Column.{c.Name}"), c.Width, c.IsText))],
        Rows = [.. view.Rows.Select((r, i) => RowOf(r, i + 1, view.Year))],
        Signature = [view.Office, Messages.Get("Circular.Day", ReportingCalendar.DayOf(view.WrittenAt))],
        Author = view.Office,
        WrittenAt = view.WrittenAt,
    };

    private static string OpeningOf(CircularView view)
    {
        var (all, handedIn) = (view.Expected.Count(), view.Expected.Count(IsHandedIn));
        return Messages.Get("Circular.Opening", view.Day, view.Area.Name, view.Year, all, handedIn, all - handedIn);
    }

    private static string HeadingOf(int index, string words) => Messages.Get("Circular.Heading", Messages.Get($"Circular.Ordinal.{index + 1}"), words);

    private static IEnumerable<CircularSection> Sections(CircularView view)
    {
        yield return new CircularSection(Messages.Get("Circular.Whole"), [.. Whole(view)]);
        yield return Listed("Circular.OnTime", view.Of(CircularOutcome.OnTime), r => r.Unit.Name);
        yield return Listed("Circular.Late", view.Of(CircularOutcome.Late), r => Messages.Get("Circular.LateBy", r.Unit.Name, r.DaysLate(r.Unit.Terms.DueBy)));
        yield return Missing(view);
        yield return Listed(
            "Circular.Returned",
            view.Returned,
            r => Messages.Get(r.Standing.IsWithUnitAgain ? "Circular.ReturnedOpen" : "Circular.ReturnedTimes", r.Unit.Name, r.Standing.Returned));
        if (view.Of(CircularOutcome.Exempt) is { Count: > 0 } exempt)
        {
            yield return Listed("Circular.Exempt", exempt, r => Messages.Get("Circular.ExemptFor", r.Unit.Name, ReasonOf(r.Unit)));
        }
    }

    private static IEnumerable<string> Whole(CircularView view)
    {
        var law = string.Join('、', view.Expected.Select(r => r.Unit.Terms.Statutory).Distinct().Order().Select(d => Messages.Get("Circular.Day", d)));
        var extended = view.Expected.Count(r => r.Unit.Terms.ExtendedUntil is not null);
        if (law.Length > 0)
        {
            yield return Messages.Get("Circular.Law", law)
                + (view.Dates.SubmitBy is { } county ? Messages.Get("Circular.County", county) : string.Empty)
                + (extended > 0 ? Messages.Get("Circular.Extended", extended) : string.Empty)
                + Messages.Get("Circular.Apart");
        }

        yield return Messages.Get("Circular.ByDue", Enum.GetValues<CircularOutcome>().Select(o => (object)view.Count(o)).ToArray())
            + (view.Count(CircularOutcome.Historic) is > 0 and var historic ? Messages.Get("Circular.AndHistoric", historic) : Messages.Get("Circular.Stop"));
        foreach (var kind in Enum.GetValues<DueKind>().Where(k => view.Count(k, true) + view.Count(k, false) > 0))
        {
            yield return Messages.Get($"Circular.By.{kind}", view.Count(kind, true), view.Count(kind, false));
        }

        var times = view.Returned.Sum(r => r.Standing.Returned);
        yield return Messages.Get("Circular.Rest", view.Returned.Count, times, Published(view), view.Count(CircularOutcome.Exempt));
    }

    private static CircularSection Missing(CircularView view)
    {
        var (overdue, open) = (view.Of(CircularOutcome.Overdue), view.Of(CircularOutcome.NotYetDue));
        List<string> lines = [];
        if (overdue.Count > 0)
        {
            var names = overdue.Select(r => Messages.Get("Circular.OverdueBy", r.Unit.Name, r.DaysLate(r.Unit.Terms.DueBy), StateOf(r)));
            lines.Add(Messages.Get("Circular.Overdue", overdue.Count, Names(names)));
        }

        if (open.Count > 0)
        {
            var names = open.Select(r => Messages.Get("Circular.DueOn", r.Unit.Name, r.Unit.Terms.Due, StateOf(r)));
            lines.Add(Messages.Get("Circular.NotYetDue", open.Count, Names(names)));
        }

        return new CircularSection(Messages.Get("Circular.Missing", overdue.Count + open.Count), lines.Count > 0 ? lines : [Messages.Get("Circular.None")]);
    }

    private static CircularSection Listed(string heading, IReadOnlyList<CircularRow> rows, Func<CircularRow, string> words) => new(
        Messages.Get(heading, rows.Count),
        [rows.Count > 0 ? Messages.Get("Circular.Names", Names(rows.Select(words))) : Messages.Get("Circular.None")]);

    private static IReadOnlyList<object> RowOf(CircularRow row, int number, int year)
    {
        var counts = row.Unit.IsIncluded;
        return
        [
            number,
            row.Unit.Name,
            counts ? Short(row.Unit.Terms.Due, year) : string.Empty,
            Short(row.Standing.HandedIn, year),
            KeptOf(row, DueKind.Statutory),
            KeptOf(row, DueKind.County),
            KeptOf(row, DueKind.Extension),
            row.Standing.Returned,
            Short(row.Standing.Published, year),
            counts ? StateOf(row) : Messages.Get("Circular.State.Exempt"),
            RemarkOf(row, year),
        ];
    }

    private static string KeptOf(CircularRow row, DueKind kind) => row.OnTime[kind] switch
    {
        true => Messages.Get("Circular.Kept"),
        false => Messages.Get(row.Standing.HandedIn is null ? "Circular.OverdueDays" : "Circular.LateDays", row.DaysLate(kind)),
        null => Messages.Get("Circular.NoAnswer"),
    };

    private static string RemarkOf(CircularRow row, int year) =>
        !row.Unit.IsIncluded ? ReasonOf(row.Unit)
        : row.Unit.Terms.ExtendedUntil is { } until ? Messages.Get("Circular.ExtendedTo", Short(until, year), row.Unit.ExtensionReason)
        : row.Unit.IsHistoric && row.Standing.Published is not null ? Messages.Get("Circular.State.Historic")
        : string.Empty;

    private static string ReasonOf(BoardRow unit)
    {
        var reason = (unit.Reason ?? string.Empty).TrimEnd('。', '．', '.');
        var words = unit.Kind is { } kind ? Messages.Get("Circular.Reason", Messages.Get($"Collection.Kind.{kind}"), reason) : reason;
        return unit.Successor is { } successor ? words + Messages.Get("Circular.Successor", successor) : words;
    }

    private static string StateOf(CircularRow row) =>
        Messages.Get(row.Standing.Status is { } status ? $"Circular.State.{status}" : "Circular.State.NotBegun");

    private static bool IsHandedIn(CircularRow row) => row.Outcome is CircularOutcome.OnTime or CircularOutcome.Late or CircularOutcome.Historic;

    private static int Published(CircularView view) => view.Expected.Count(r => r.Standing.Published is not null);

    private static string Names(IEnumerable<string> names) => string.Join('、', names);

    // The year is said only where it is not the one in which everything is due.
    private static string Short(DateOnly? day, int year) =>
        day is not { } on ? string.Empty : on.ToString(on.Year == year + 1 ? "M月d日" : "yyyy年M月d日", CultureInfo.InvariantCulture);
}
