using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>What differs between two contents of one form: what comments asked for, and the rest.</summary>
public sealed record ReportChanges(FormEdition Edition, ReportContent Before, ReportContent Now, IReadOnlyList<CommentedChange> Asked, IReadOnlyList<string> Others)
{
    private const int Exactly = 3;
    private const int InSection = 2;
    private const int InEquation = 1;

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Others.Count == 0 && Asked.All(a => a.Fields.Count == 0);

    /// <summary>
    /// Compares. A field stands under the comment that names it most exactly: the field, else its section, else a cell that is in an
    /// equation with it or that it is named beside; totals stand with the parts that they followed.
    /// </summary>
    public static ReportChanges Between(FormEdition edition, int year, ReportContent before, ReportContent now, IEnumerable<ReviewComment> comments)
    {
        var changed = ReportFields.Changed(before, now).ToHashSet(StringComparer.Ordinal);
        List<string> fields = [.. ReportFields.All(edition).Where(changed.Contains)];
        List<ReviewComment> asked = [.. comments];
        OpenedPlaces places = new(edition, before, year);
        var opened = asked.Select(c => c.Place).Distinct(StringComparer.Ordinal).ToDictionary(p => p, places.By, StringComparer.Ordinal);
        var under = fields.ToDictionary(f => f, f => NearestTo(edition, f, asked, opened), StringComparer.Ordinal);
        FollowTotals(edition, under);
        return new ReportChanges(
            edition,
            before,
            now,
            [.. asked.Select(c => new CommentedChange(c, [.. fields.Where(f => under[f].Contains(c))]))],
            [.. fields.Where(f => under[f].Count == 0)]);
    }

    private static List<ReviewComment> NearestTo(FormEdition edition, string field, List<ReviewComment> comments, Dictionary<string, IReadOnlySet<string>> opened)
    {
        var ranked = comments.Select(c => (Comment: c, Rank: Rank(edition, field, c.Place, opened[c.Place]))).Where(c => c.Rank > 0).ToList();
        return [.. ranked.Where(c => c.Rank == ranked.Max(r => r.Rank)).Select(c => c.Comment)];
    }

    private static int Rank(FormEdition edition, string field, string place, IReadOnlySet<string> opened) =>
        string.Equals(field, place, StringComparison.Ordinal) ? Exactly
        : !opened.Contains(field) ? 0
        : ReportFields.WholeSection(edition, place) is null ? InEquation : InSection;

    private static void FollowTotals(FormEdition edition, Dictionary<string, List<ReviewComment>> under)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var (field, comments) in under.Where(u => u.Value.Count == 0))
            {
                if (ReportFields.Cell(edition, field) is { } cell)
                {
                    comments.AddRange(edition.Equations
                        .Where(e => e.Relation.IsTotal && e.Left[0] == cell.Id)
                        .SelectMany(e => e.Right)
                        .SelectMany(c => under.GetValueOrDefault(c.ToString()) ?? [])
                        .Distinct());
                    found |= comments.Count > 0;
                }
            }
        }
    }
}

/// <summary>What was changed because of a comment.</summary>
public sealed record CommentedChange(ReviewComment Comment, IReadOnlyList<string> Fields);

/// <summary>What the clerk changed since an officer last saw the report.</summary>
/// <param name="Last">What an officer decided on last, else what was submitted last, or <see langword="null"/> when nothing ever was.</param>
/// <param name="Changes">What differs from it, or <see langword="null"/>.</param>
public sealed record ChangesSinceSubmission(AnnualReport Report, Submission? Last, ReportChanges? Changes);
