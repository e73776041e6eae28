using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Workflow;

/// <summary>Which fields of a report are locked, and why. Immutable.</summary>
public sealed class ReportLocks
{
    private readonly FormEdition _edition;
    private readonly HashSet<string> _carried;
    private readonly HashSet<string>? _open;

    private ReportLocks(FormEdition edition, HashSet<string> carried, HashSet<string>? open)
    {
        _edition = edition;
        _carried = carried;
        _open = open;
    }

    /// <summary>Whether the report came back with comments on certain places, so that all others are locked.</summary>
    public bool IsPartly => _open is not null;

    /// <summary>Why a field is locked.</summary>
    /// <returns>The reason; <see langword="null"/> when it may be changed.</returns>
    public LockReason? this[string field] =>
        _open?.Contains(field) == false ? LockReason.NotReturned
        : _carried.Contains(field) ? LockReason.CarriedOver
        : null;

    /// <summary>
    /// The locks of a report. What was carried over is locked while it is what last year's report says and nobody gave a reason.
    /// Where a report came back with comments on places, those places are open, and with figures all that could not be put right without
    /// them, see <see cref="OpenedPlaces"/>.
    /// </summary>
    /// <param name="lastYear">Last year's published content, or <see langword="null"/>.</param>
    public static ReportLocks Of(AnnualReport report, FormEdition edition, ReportContent? lastYear)
    {
        var carried = CarryOver.From(edition, lastYear);
        var isLocked = report.CarryOverChange is null && carried.Count > 0 && carried.All(c => report.Draft.Content.Figures[c.Key] == c.Value);
        return new ReportLocks(
            edition,
            isLocked ? carried.Keys.Select(c => c.ToString()).ToHashSet(StringComparer.Ordinal) : [],
            OpenPlaces(report, edition));
    }

    /// <summary>The locked fields in which two contents differ. Totals that follow their parts are nobody's change.</summary>
    public IReadOnlyList<(string Field, LockReason Reason)> Broken(ReportContent before, ReportContent after)
    {
        if (_open is null && _carried.Count == 0)
        {
            return [];
        }

        // What follows of itself from the changes of open fields is not a change by hand.
        var open = after.Figures.DifferencesFrom(before.Figures).Where(d => this[d.Cell.ToString()] is null).Select(d => KeyValuePair.Create(d.Cell, d.Here));
        var followed = Totals.Follow(_edition, before.Figures, before.Figures.With(open));
        return
        [
            .. ReportFields.Changed(before, after)
                .Where(f => ReportFields.Cell(_edition, f) is not { } cell || after.Figures[cell.Id] != followed[cell.Id])
                .Where(f => ReportFields.TextSection(_edition, f) is not { } section
                    || !string.Equals(BoundValues.Unbound(before.Text(section.Code)), BoundValues.Unbound(after.Text(section.Code)), StringComparison.Ordinal))
                .Select(f => (f, this[f]))
                .Where(f => f.Item2 is not null)
                .Select(f => (f.f, f.Item2!.Value)),
        ];
    }

    private static HashSet<string>? OpenPlaces(AnnualReport report, FormEdition edition)
    {
        var unsettled = report.Comments.Where(c => c.IsUnsettled).ToList();
        if (report.Status != ReportStatus.Returned || !unsettled.Exists(c => !c.IsFromClerk) || unsettled.Exists(c => c.Place.Length == 0))
        {
            return null;
        }

        HashSet<string> open = new(new OpenedPlaces(edition, report.Draft.Content, report.Year).By(unsettled.Select(c => c.Place)), StringComparer.Ordinal);

        // A text that was open stays so when the sentence that names the figure has been taken out of it.
        var returned = report.Decisions.Where(d => d.Step == ReportStep.Return).Select(d => d.At).DefaultIfEmpty(DateTime.MaxValue).Max();
        open.UnionWith(OpenedPlaces.Texts(edition).Where(f => report.Draft.Notes.Stamps.TryGetValue(f, out var stamp) && stamp.At > returned));
        return open;
    }
}

/// <summary>Why a field of an open report cannot be changed.</summary>
public enum LockReason
{
    /// <summary>It was taken over from last year's published report; a reason opens it 上年结转.</summary>
    CarriedOver = 1,

    /// <summary>The report came back with comments on other places only; a reason of the clerk's opens it.</summary>
    NotReturned = 2,
}
