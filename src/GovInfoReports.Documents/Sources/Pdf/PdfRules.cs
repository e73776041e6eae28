using UglyToad.PdfPig.Core;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>The lines drawn on a page that may frame the cells of tables.</summary>
internal sealed class PdfRules
{
    /// <summary>Most lines of a page that are looked at.</summary>
    public const int Most = 20_000;

    // Programs draw lines as lines or as thin boxes.
    private const double Thickest = 3;
    private const double Shortest = 3;

    /// <summary>Lines across.</summary>
    public List<PdfRule> Across { get; } = [];

    /// <summary>Lines down.</summary>
    public List<PdfRule> Down { get; } = [];

    /// <summary>Adds the straight part of a drawing.</summary>
    public void Add(List<PdfPoint> points, bool isStroked, bool isFilled)
    {
        var (left, right) = (points.Min(p => p.X), points.Max(p => p.X));
        var (top, bottom) = (points.Min(p => p.Y), points.Max(p => p.Y));
        if (Math.Min(right - left, bottom - top) <= Thickest)
        {
            Add(left, top, right, bottom);
        }
        else if (isStroked && !isFilled)
        {
            for (var i = 1; i < points.Count; i++)
            {
                var (a, b) = (points[i - 1], points[i]);
                if (Math.Min(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) <= 1)
                {
                    Add(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
                }
            }
        }
    }

    private void Add(double left, double top, double right, double bottom)
    {
        if (right - left >= bottom - top && right - left >= Shortest)
        {
            Across.Add(new PdfRule((top + bottom) / 2, left, right));
        }
        else if (bottom - top >= Shortest)
        {
            Down.Add(new PdfRule((left + right) / 2, top, bottom));
        }
    }
}

/// <summary>A line drawn on a page, from left to right or from top to bottom.</summary>
internal sealed record PdfRule(double At, double From, double To);
