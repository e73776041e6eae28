using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>Reads the lines that frame the cells of tables out of the drawing of a page.</summary>
internal sealed partial class PdfRules
{
    // Programs draw lines as lines or as thin boxes.
    private const double Thickest = 3;
    private const double Shortest = 3;
    private const int Most = 20_000;

    /// <summary>Lines across.</summary>
    public List<PdfRule> Across { get; } = [];

    /// <summary>Lines down.</summary>
    public List<PdfRule> Down { get; } = [];

    /// <summary>Reads a drawing.</summary>
    public static PdfRules Read(string svg)
    {
        var rules = new PdfRules();
        if (svg.Length == 0)
        {
            return rules;
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true });
            rules.Read(reader);
        }
        catch (XmlException)
        {
            // What was read until there still helps.
        }

        return rules;
    }

    private void Read(XmlReader reader)
    {
        Stack<Matrix> matrices = new([Matrix.Same]);
        Stack<int> depths = new();
        while (reader.Read() && Across.Count + Down.Count < Most)
        {
            while (depths.TryPeek(out var depth) && reader.Depth <= depth && reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && depths.Count > 0)
            {
                depths.Pop();
                matrices.Pop();
            }

            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            while (reader.LocalName is "defs" or "clipPath" or "symbol" or "mask" && reader.NodeType == XmlNodeType.Element)
            {
                reader.Skip();
            }

            if (reader.NodeType == XmlNodeType.Element)
            {
                var matrix = matrices.Peek().Of(reader.GetAttribute("transform"));
                Take(reader, matrix);
                if (!reader.IsEmptyElement)
                {
                    matrices.Push(matrix);
                    depths.Push(reader.Depth);
                }
            }
        }
    }

    private void Take(XmlReader reader, Matrix matrix)
    {
        var isStroked = LookOf(reader, "stroke") is { } stroke && stroke != "none";
        var isFilled = LookOf(reader, "fill") is not "none";
        if (reader.LocalName == "path" && reader.GetAttribute("d") is { } path)
        {
            foreach (var points in Parts(path, matrix))
            {
                Add(points, isStroked, isFilled);
            }
        }
        else if (reader.LocalName == "rect")
        {
            var (x, y, w, h) = (Number(reader, "x"), Number(reader, "y"), Number(reader, "width"), Number(reader, "height"));
            Add([matrix.At(x, y), matrix.At(x + w, y), matrix.At(x + w, y + h), matrix.At(x, y + h), matrix.At(x, y)], isStroked, isFilled);
        }
    }

    // Newer versions have attributes of their own for what older ones put into one.
    private static string? LookOf(XmlReader reader, string name) =>
        reader.GetAttribute(name) ?? reader.GetAttribute("style")?.Split(';').FirstOrDefault(p => p.StartsWith($"{name}:", StringComparison.Ordinal))?[(name.Length + 1)..];

    private void Add(List<(double X, double Y)> points, bool isStroked, bool isFilled)
    {
        if (points.Count < 2)
        {
            return;
        }

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

    // The parts of a path that are straight throughout.
    private static IEnumerable<List<(double X, double Y)>> Parts(string path, Matrix matrix)
    {
        List<(double X, double Y)> points = [];
        var isStraight = true;
        foreach (Match step in Step().Matches(path))
        {
            var numbers = step.Groups["number"].Captures.Select(c => double.Parse(c.ValueSpan, CultureInfo.InvariantCulture)).ToList();
            switch (step.Groups["step"].ValueSpan[0])
            {
                case 'M':
                    if (isStraight && points.Count > 1)
                    {
                        yield return points;
                    }

                    points = [];
                    isStraight = true;
                    AddPoints(points, numbers, matrix);
                    break;
                case 'L':
                    AddPoints(points, numbers, matrix);
                    break;
                case 'Z' or 'z':
                    if (points.Count > 0)
                    {
                        points.Add(points[0]);
                    }

                    break;
                default:
                    isStraight = false;
                    break;
            }
        }

        if (isStraight && points.Count > 1)
        {
            yield return points;
        }
    }

    private static void AddPoints(List<(double X, double Y)> points, List<double> numbers, Matrix matrix)
    {
        for (var i = 0; i + 1 < numbers.Count; i += 2)
        {
            points.Add(matrix.At(numbers[i], numbers[i + 1]));
        }
    }

    private static double Number(XmlReader reader, string name) => double.TryParse(reader.GetAttribute(name), CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"(?<step>[A-Za-z])([\s,]*(?<number>[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?))*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Step();

    [GeneratedRegex(@"matrix\(\s*(?<n>[-+.0-9e]+)([\s,]+(?<n>[-+.0-9e]+)){5}\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MatrixText();

    private sealed record Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Same => new(1, 0, 0, 1, 0, 0);

        public (double X, double Y) At(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

        public Matrix Of(string? transform)
        {
            if (transform is null || !MatrixText().IsMatch(transform))
            {
                return this;
            }

            var n = MatrixText().Match(transform).Groups["n"].Captures.Select(c => double.TryParse(c.ValueSpan, CultureInfo.InvariantCulture, out var v) ? v : 0).ToArray();
            var (e, f) = At(n[4], n[5]);
            return new Matrix((A * n[0]) + (C * n[1]), (B * n[0]) + (D * n[1]), (A * n[2]) + (C * n[3]), (B * n[2]) + (D * n[3]), e, f);
        }
    }
}

/// <summary>A line drawn on a page, from left to right or from top to bottom.</summary>
internal sealed record PdfRule(double At, double From, double To);
