using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// How the reports of the units directly below an area are collected for a year 年报收集: days, instructions, and the list of expected
/// units. Nothing has to be set up: where there is no collection, the law's days hold and the tree tells who is expected.
/// </summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is the office's collecting of reports, no collection of objects.")]
public sealed class Collection
{
    /// <summary>Longest instructions, in characters.</summary>
    public const int InstructionsLength = 4000;

    private readonly List<ExpectedUnit> _units = [];

    private Collection()
    {
    }

    /// <summary>Key in the store.</summary>
    public int Id { get; private set; }

    /// <summary>Code of the area.</summary>
    public string AreaCode { get; private set; } = string.Empty;

    public int Year { get; private set; }

    public DateOnly? OpensOn { get; private set; }

    public DateOnly? SubmitBy { get; private set; }

    public DateOnly? PublishBy { get; private set; }

    public DateOnly? NoNewAfter { get; private set; }

    public DateOnly? NoChangesAfter { get; private set; }

    /// <summary>The days on which the portal reminds, see <see cref="ReminderDays.Text"/>; <see langword="null"/> where none were chosen.</summary>
    public string? RemindOn { get; private set; }

    /// <summary>What clerks are told, as plain text.</summary>
    public string? Instructions { get; private set; }

    /// <summary>Changes with every change, so that two officers do not undo each other's.</summary>
    public Guid Revision { get; private set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Who last changed it, by name.</summary>
    public string UpdatedBy { get; private set; } = string.Empty;

    /// <summary>The expected units, as frozen and changed since.</summary>
    public IReadOnlyList<ExpectedUnit> Units => _units;

    /// <summary>The days that are set.</summary>
    public CollectionDates Dates => new()
    {
        OpensOn = OpensOn,
        SubmitBy = SubmitBy,
        PublishBy = PublishBy,
        NoNewAfter = NoNewAfter,
        NoChangesAfter = NoChangesAfter,
        Reminders = ReminderDays.Stored(RemindOn),
    };

    /// <summary>Makes the collection of an area, with the units that the tree has now.</summary>
    public static Collection Of(Unit area, int year, IEnumerable<int> unitIds, string by, DateTime at)
    {
        if (area.Level > UnitLevel.County)
        {
            throw RefusedException.Invalid(null, "Collection.NoArea", area.Name);
        }

        Collection made = new() { AreaCode = area.Code, Year = year };
        made._units.AddRange(unitIds.Select(id => new ExpectedUnit(id)));
        made.Touch(by, at);
        return made;
    }

    /// <summary>Sets days and instructions.</summary>
    public void Set(CollectionDates dates, string? instructions, string by, DateTime at)
    {
        var problems = dates.Problems(Year).ToList();
        var text = instructions?.ReplaceLineEndings("\n").Trim();
        if (text is { Length: > InstructionsLength })
        {
            problems.Add(new Refusal(nameof(Instructions), "Collection.InstructionsLength", InstructionsLength));
        }

        if (problems.Count > 0)
        {
            throw RefusedException.Invalid(problems);
        }

        (OpensOn, SubmitBy, PublishBy, NoNewAfter, NoChangesAfter) = (dates.OpensOn, dates.SubmitBy, dates.PublishBy, dates.NoNewAfter, dates.NoChangesAfter);
        RemindOn = dates.Reminders == ReminderDays.Default ? null : dates.Reminders.Text;
        Instructions = string.IsNullOrEmpty(text) ? null : text;
        Touch(by, at);
    }

    /// <summary>Says, with a reason, whether a unit's report counts; a unit that is not on the list comes onto it.</summary>
    /// <param name="successorId">The unit that took over its duties; required where it was dissolved or merged.</param>
    public ExpectedUnit Decide(int unitId, bool included, ExpectedKind? kind, string? reason, int? successorId, string by, DateTime at)
    {
        List<Refusal> found = [];
        if (kind is not { } given || !Enum.IsDefined(given) || (given == ExpectedKind.NewThisYear && !included) || (given == ExpectedKind.OwnSystem && included))
        {
            found.Add(new Refusal(nameof(ExpectedUnit.Kind), "Collection.Kind"));
        }

        var words = reason?.Trim() ?? string.Empty;
        if (words.Length is 0 or > AnnualReport.ReasonLength)
        {
            found.Add(new Refusal(nameof(ExpectedUnit.Reason), "Reason.Required", AnnualReport.ReasonLength));
        }

        if (successorId == unitId || (successorId is null && kind is ExpectedKind.Abolished or ExpectedKind.Merged))
        {
            found.Add(new Refusal("Successor", "Collection.Successor"));
        }

        if (found.Count > 0)
        {
            throw RefusedException.Invalid(found);
        }

        var unit = Listed(unitId);
        unit.Decide(included, kind!.Value, words, successorId, by, at);
        Touch(by, at);
        return unit;
    }

    /// <summary>Gives a unit more time. Lateness by law and by the office's day stays what it is.</summary>
    /// <param name="level">Level of the unit, by which the law's day goes.</param>
    public ExpectedUnit Extend(int unitId, UnitLevel level, DateOnly? until, string? reason, string by, DateTime at)
    {
        List<Refusal> found = [];
        var from = SubmitBy ?? ReportingCalendar.DueDate(level, Year);
        if (until is not { } last || last <= from || last > new DateOnly(Year + 1, 12, 31))
        {
            found.Add(new Refusal("Until", "Collection.Until", from, new DateOnly(Year + 1, 12, 31)));
        }

        var words = reason?.Trim() ?? string.Empty;
        if (words.Length is 0 or > AnnualReport.ReasonLength)
        {
            found.Add(new Refusal("Why", "Reason.Required", AnnualReport.ReasonLength));
        }

        if (_units.Find(u => u.UnitId == unitId) is { IsIncluded: false })
        {
            found.Add(new Refusal("Until", "Collection.NotIncluded"));
        }

        if (found.Count > 0)
        {
            throw RefusedException.Invalid(found);
        }

        var unit = Listed(unitId);
        unit.Extend(until!.Value, words, by, at);
        Touch(by, at);
        return unit;
    }

    /// <summary>Takes an extension back.</summary>
    /// <returns>The day it would have lasted until; <see langword="null"/> where there was none.</returns>
    public DateOnly? EndExtension(int unitId, string by, DateTime at)
    {
        if (_units.Find(u => u.UnitId == unitId) is not { ExtendedUntil: { } until } unit)
        {
            return null;
        }

        unit.EndExtension();
        Touch(by, at);
        return until;
    }

    private ExpectedUnit Listed(int unitId)
    {
        if (_units.Find(u => u.UnitId == unitId) is { } listed)
        {
            return listed;
        }

        ExpectedUnit added = new(unitId);
        _units.Add(added);
        return added;
    }

    private void Touch(string by, DateTime at) => (Revision, UpdatedBy, UpdatedAt) = (Guid.NewGuid(), by, at);
}
