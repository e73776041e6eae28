using System.Globalization;
using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Rendering;
using Microsoft.AspNetCore.Html;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>
/// What the entry form shows: the stored working copy, over it what a person typed that was not stored, and what is wrong with it.
/// </summary>
/// <param name="LastYear">Last year's published content, or <see langword="null"/>.</param>
/// <param name="Typed">Fields as typed, exactly; empty when the form is opened anew.</param>
public sealed record EntryForm(
    FormEdition Edition,
    ReportContent Stored,
    ReportContent? LastYear,
    IReadOnlyDictionary<string, string> Typed,
    IReadOnlyList<Refusal> Errors)
{
    /// <summary>
    /// Index of a pair of empty fields that is always posted with the additional sections: without any field of theirs, that
    /// none is left could not be told from a form that does not show them.
    /// </summary>
    public const int Sentinel = 99;

    private const string AdditionalPrefix = "additional.";

    private IReadOnlyList<Fault>? _faults;

    /// <summary>Which fields are locked; <see langword="null"/> where none are.</summary>
    public ReportLocks? Locks { get; init; }

    /// <summary>The comments that are not settled.</summary>
    public IReadOnlyList<ReviewComment> Comments { get; init; } = [];

    /// <summary>Whether the report came back with comments on certain places, so that all others are locked.</summary>
    public bool IsPartlyLocked => Locks?.IsPartly == true;

    /// <summary>Whether comments can be answered now.</summary>
    public bool CanReply { get; init; }

    /// <summary>The working copy with what could be read of the typed fields.</summary>
    public ReportContent Shown { get; } = DraftInput.Read(Edition, Typed).Change.ApplyTo(Stored, Edition);

    /// <summary>What the checks found in the stored working copy.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What findings with an explanation were explained by.</summary>
    public IReadOnlyCollection<Explanation> Explanations { get; init; } = [];

    /// <summary>What is wrong with single cells.</summary>
    public IReadOnlyList<Fault> Faults => _faults ??= Fault.Of(Edition, Findings, Explanations);

    /// <summary>Whether something typed is not stored.</summary>
    public bool IsUnsaved => Typed.Count > 0;

    /// <summary>The additional sections in order.</summary>
    public IReadOnlyList<AdditionalEntry> Additional => Typed.Keys.Any(k => k.StartsWith(AdditionalPrefix, StringComparison.Ordinal))
        ? [.. IndexesIn(Typed).Select(i => new AdditionalEntry(i, TypedPart(i, "heading"), TypedPart(i, "text"), TypedPart(i, "after")))]
        : [.. Stored.AdditionalSections.Select((s, i) => new AdditionalEntry(i, s.Heading, s.Text, s.After ?? string.Empty))];

    /// <summary>Indexes of the additional sections among posted fields.</summary>
    public static IEnumerable<int> IndexesIn(IReadOnlyDictionary<string, string> fields) => fields.Keys
        .Where(k => k.StartsWith(AdditionalPrefix, StringComparison.Ordinal))
        .Select(k => k.Split('.'))
        .Where(p => p.Length == 3 && int.TryParse(p[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(p => int.Parse(p[1], CultureInfo.InvariantCulture))
        .Where(i => i != Sentinel)
        .Distinct()
        .Order();

    /// <summary>What stands in a cell's input.</summary>
    public string Value(CellId cell) => Typed.GetValueOrDefault(cell.ToString()) is { } typed && !string.IsNullOrWhiteSpace(typed)
        ? typed
        : Shown.Figures[cell].ToString();

    /// <summary>What stands in a text field.</summary>
    public string Value(string field) => Typed.GetValueOrDefault(field) ?? StoredText(field);

    public string StoredText(string field) => ReportFields.Value(Stored, Edition, field);

    /// <summary>Why a field is locked.</summary>
    /// <returns>The reason; <see langword="null"/> when it may be changed.</returns>
    public LockReason? LockOf(string field) => Locks?[field.StartsWith(AdditionalPrefix, StringComparison.Ordinal) ? ReportFields.Additional : field];

    /// <summary>The attributes of a locked field, which scripts go by. Razor would write <c>data-locked</c> even where there is nothing in it.</summary>
    public IHtmlContent LockAttributes(string field) => new HtmlString(LockName(field) is { } name ? $"readonly data-locked=\"{name}\"" : string.Empty);

    /// <summary>Names why a field is locked, in attributes and ids.</summary>
    /// <returns><c>carried</c>, <c>returned</c>, or <see langword="null"/>.</returns>
    public string? LockName(string field) => LockOf(field) switch
    {
        LockReason.CarriedOver => "carried",
        LockReason.NotReturned => "returned",
        _ => null,
    };

    public IEnumerable<ReviewComment> CommentsOn(string field) => Comments.Where(c => string.Equals(c.Place, field, StringComparison.Ordinal));

    /// <summary>What is wrong with a field.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => string.Equals(e.Place, field, StringComparison.Ordinal))?.Words();

    /// <summary>What is wrong with a cell: whether it is an error, and the ids of the words that say it.</summary>
    /// <returns><see langword="null"/> where nothing is.</returns>
    public CellFault? FaultOf(CellId cell) => Faults.Where(f => f.Cells.Contains(cell)).ToList() is { Count: > 0 } own
        ? new CellFault(own.Exists(f => f.Tier == Tier.Error), string.Join(' ', own.Select(f => f.Id)))
        : null;

    /// <summary>The sum that a total does not agree with.</summary>
    /// <returns>The sum; <see langword="null"/> for a cell that is no total, is blank, agrees, or whose parts are not all there.</returns>
    public decimal? SumAgainst(CellId cell)
    {
        if (Edition.TotalOf(cell) is null || Shown.Figures[cell].Number is not { } total)
        {
            return null;
        }

        // A grand total is a total both ways; the first way in which it disagrees is named.
        return Edition.Equations
            .Where(e => e.Relation.IsTotal && e.Left[0] == cell)
            .Select(e => Totals.SumOf(e, Shown.Figures))
            .FirstOrDefault(sum => sum is not null && sum != total);
    }

    /// <summary>The balances that a table states, column by column (or row by row), as they stand.</summary>
    public IEnumerable<Balance> BalancesOf(string table) => Edition.Equations
        .Where(e => !e.Relation.IsTotal && string.Equals(e.Relation.Table, table, StringComparison.Ordinal))
        .Select(e => new Balance(e, Edition, Shown.Figures));

    /// <summary>The fields as typed that differ from the store.</summary>
    public IReadOnlyList<EntryDifference> Differences()
    {
        var typed = DraftInput.OneByOne(Typed);
        return
        [
            .. ReportFields.All(Edition)
                .Where(f => typed.TryGetValue(f, out var mine) && Canonical(f, mine) != Canonical(f, StoredText(f)))
                .Select(f => new EntryDifference(
                    f,
                    ReportFields.Cell(Edition, f)?.Name ?? ReportFields.TextSection(Edition, f)?.Heading,
                    Readable(f, typed[f]),
                    Readable(f, StoredText(f)),
                    ReportFields.Cell(Edition, f) is null)),
        ];
    }

    public string IdOf(string field) => FieldIds.Of(Edition, field);

    private string Canonical(string field, string value) => DraftInput.Canonical(Edition, field, value);

    private static string Readable(string field, string value) => string.Equals(field, ReportFields.Additional, StringComparison.Ordinal)
        ? string.Join("\n\n", (ReportFields.ReadAdditional(value) ?? []).Select(s => $"{s.Heading}\n{BoundValues.ForEditing(s.Text)}"))
        : BoundValues.ForEditing(value);

    private string TypedPart(int index, string part) => Typed.GetValueOrDefault(DraftInput.AdditionalField(index, part), string.Empty);
}

/// <summary>A part of the entry form that can be shown by itself: what stands before the sections, a section, what stands after them.</summary>
/// <param name="Title">Its title; <see langword="null"/> for the two that are not sections, which have their own texts.</param>
public sealed record EntryPart(string Code, string? Title, FormSection? Section)
{
    /// <summary>Title and preamble.</summary>
    public const string Front = "front";

    /// <summary>Additional sections and signature.</summary>
    public const string Back = "back";

    /// <summary>The parts of a form in order.</summary>
    public static IReadOnlyList<EntryPart> Of(FormEdition edition) =>
        [new(Front, null, null), .. edition.Sections.Select(s => new EntryPart(s.Code, s.Heading, s)), new(Back, null, null)];
}

/// <summary>What is wrong with a cell.</summary>
/// <param name="WordsIds">Ids of the elements that say it.</param>
public sealed record CellFault(bool IsError, string WordsIds);

/// <summary>An additional section as the form shows it.</summary>
public sealed record AdditionalEntry(int Index, string Heading, string Text, string After);

/// <summary>A field whose typed text and stored text differ.</summary>
/// <param name="Title">Name for people; <see langword="null"/> for title, preamble, signature and additional sections.</param>
public sealed record EntryDifference(string Field, string? Title, string Mine, string Theirs, bool IsText);

/// <summary>A balance of the form in one column or row with its numbers.</summary>
public sealed record Balance(FormEquation Equation, FormEdition Edition, ReportFigures Figures)
{
    /// <summary>Name of the column or row.</summary>
    public string Across
    {
        get
        {
            var cell = Edition.Find(Equation.Left[0])!;
            return Equation.Relation.Axis == RelationAxis.Rows ? cell.Column.Label : cell.Row.Name;
        }
    }

    /// <summary>Left sum; <see langword="null"/> while a part is blank.</summary>
    public decimal? Left => Sum(Equation.Left);

    /// <summary>Right sum; <see langword="null"/> while a part is blank.</summary>
    public decimal? Right => Sum(Equation.Right);

    /// <summary>Name of a part, without the number before it.</summary>
    public string PartName(CellId cell)
    {
        var name = Equation.Relation.Axis == RelationAxis.Rows ? Edition.Find(cell)!.Row.Name : Edition.Find(cell)!.Column.Label;
        var comma = name.IndexOf('、', StringComparison.Ordinal);
        return comma is > 0 and <= 2 ? name[(comma + 1)..] : name;
    }

    private decimal? Sum(IReadOnlyList<CellId> cells)
    {
        decimal sum = 0;
        foreach (var cell in cells)
        {
            if (Figures[cell].Addend is not { } addend)
            {
                return null;
            }

            sum += addend;
        }

        return sum;
    }
}
