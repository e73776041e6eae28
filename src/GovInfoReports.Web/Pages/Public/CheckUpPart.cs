using System.Text.RegularExpressions;
using GovInfoReports.Application.Checking;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>One file of a check-up as the page shows it.</summary>
public sealed partial record CheckUpPart(int Number, CheckUpItem Item)
{
    private const int CellsNamed = 3;
    private const int QuotedLength = 24;

    /// <summary>Id of its part of the page.</summary>
    public string Id => $"file-{Number}";

    public ReadingResult Reading => Item.Report!.Reading;

    /// <summary>Whether it is a report at all; of what is none, the form says nothing.</summary>
    public bool IsReport => Reading.IsReport;

    /// <summary>Name of the unit where the file is of one.</summary>
    public string? UnitName => Reading.Kind == ReadingKind.Other ? null : Reading.UnitName;

    /// <summary>The year that it is of or sends a report of.</summary>
    public int? Year => Reading.Kind == ReadingKind.Other ? null : Reading.Year;

    /// <summary>The edition of the form, or what the file is in place of a report.</summary>
    public string EditionWords(Texts texts) => IsReport ? Reading.Edition.Name : texts[$"CheckUp.Kind.{Reading.Kind}"];

    /// <summary>How many figures of the form are filled in; <see langword="null"/> where there are none to be.</summary>
    public string? Figures => IsReport ? $"{Reading.FilledCells}/{Reading.Edition.Cells.Count}" : null;

    public FindingList List => new(Reading.Edition, Item.Report!.Checks, [], string.Empty);

    /// <summary>What could not be checked, or only in part.</summary>
    public IReadOnlyList<RuleOutcome> NotRun => [.. Item.Report!.Checks.Outcomes.Where(o => o.Status == RuleStatus.NotRun)];

    /// <summary>What was checked and found in order.</summary>
    public IReadOnlyList<RuleOutcome> Passed => [.. Item.Report!.Checks.Outcomes.Where(o => o.Status == RuleStatus.Passed)];

    /// <summary>The worst that was found, for the table.</summary>
    public IEnumerable<Finding> First => List.Groups.Take(1).SelectMany(g => g.Leads).Take(2).Select(l => l.Finding);

    /// <summary>Where a finding stands in the document, as a person finds it: the place, and the first words of the line.</summary>
    /// <returns>The place, or <see langword="null"/> where it is not in one place.</returns>
    public string? PlaceOf(Finding finding, Texts texts)
    {
        if (finding.Source is not { } source)
        {
            return null;
        }

        var place = source.Where ?? (source.Line is { } line ? texts["CheckUp.Line", line] : null);
        var words = source.Text ?? WordsAt(source.Line);
        return place is null ? null : words.Length == 0 ? place : texts["CheckUp.PlaceWithWords", place, words];
    }

    /// <summary>The cells of a finding by name.</summary>
    /// <returns>Their names, or <see langword="null"/> for a finding in text.</returns>
    public string? CellsOf(Finding finding, Texts texts)
    {
        var names = List.PlacesOf(finding).Select(p => p.Name).ToList();
        var shown = string.Join(texts["CheckUp.And"], names.Take(CellsNamed));
        return names.Count == 0 ? null : names.Count <= CellsNamed ? shown : texts["CheckUp.CellsOfMany", shown, names.Count];
    }

    private string WordsAt(int? number)
    {
        if (number is not { } line || line > Reading.Lines.Count)
        {
            return string.Empty;
        }

        var text = Personal().Replace(Reading.Lines[line - 1].Text.Replace('\t', ' ').Trim(), m => $"{m.Value[..3]}****");
        return text.Length <= QuotedLength ? text : $"{text[..QuotedLength]}…";
    }

    // Numbers as long as those of mobiles, identities and bank accounts are not repeated.
    [GeneratedRegex("[0-9]{11,}[0-9Xx]?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Personal();
}

/// <summary>One finding of a file.</summary>
/// <param name="Number">Its number in the list, or <see langword="null"/> for one under another.</param>
public sealed record CheckUpFinding(CheckUpPart Part, Finding Finding, int? Number);
