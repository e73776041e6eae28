using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>
/// Follows the drawing of a page and keeps its letters and straight lines, within the budget of the file. PdfPig's own pages
/// keep far more of each letter and know no limit.
/// </summary>
internal sealed class PdfDrawing : BaseStreamProcessor<PdfPage>
{
    // Where a letter begins and ends above and below the line it stands on, in sizes of its font.
    private const double Above = 0.85;
    private const double Below = -0.15;
    private const string UnknownLetter = "\ufffd";
    private const double Most = 0.5;

    private readonly PdfBudget _budget;
    private readonly PdfRectangle _paper;
    private readonly List<Letter> _letters = [];
    private readonly List<(List<PdfPoint> Points, bool IsStroked, bool IsFilled)> _lines = [];
    private readonly List<List<PdfPoint>> _parts = [];
    private readonly Stack<string?> _replacements = new();
    private bool _isStraight;
    private int _unknown;
    private bool _hasScan;

    public PdfDrawing(
        int pageNumber,
        IResourceStore resources,
        IPdfTokenScanner scanner,
        IPageContentParser parser,
        ILookupFilterProvider filters,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        ParsingOptions options)
        : base(pageNumber, resources, scanner, parser, filters, cropBox, userSpaceUnit, rotation, initialMatrix, options)
    {
        _budget = (PdfBudget)options.FilterProvider!;
        _paper = cropBox.Bounds;
    }

    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);

        // Wide tables lie across the page.
        var turn = _letters.Count == 0 ? 0 : _letters.CountBy(l => l.Turn).MaxBy(c => c.Value).Key;
        PdfRules rules = new();
        foreach (var (points, isStroked, isFilled) in _lines)
        {
            rules.Add(points.ConvertAll(p => Turned(p, turn)), isStroked, isFilled);
        }

        return new PdfPage(turn % 2 == 0 ? _paper.Height : _paper.Width, [.. Words(turn)], rules, _unknown, _hasScan);
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        _budget.Check();
        var text = Replaced(unicode);
        if (text is null)
        {
            // PdfPig takes the code for the character where the file does not say which it is: figures could be wrong.
            var isKnown = font.TryGetUnicode(code, out var known) && known is not null;
            text = isKnown ? known! : UnknownLetter;
            _unknown += isKnown ? 0 : 1;
        }

        if (string.IsNullOrWhiteSpace(text) || char.IsControl(text[0]))
        {
            return;
        }

        var box = new PdfRectangle(0, Below, characterBoundingBox.Width, Above);
        box = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(box)));
        if (double.IsFinite(box.Centroid.X + box.Centroid.Y) && _paper.Contains(box.Centroid, includeBorder: true))
        {
            _budget.Take(text.Length);
            _letters.Add(new Letter(text, box, font.IsVertical, TextSequence));
        }
    }

    public override void PushState()
    {
        _budget.RequireStates(StackSize);
        base.PushState();
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        properties = (propertyDictionaryName is null ? null : ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName)) ?? properties;
        _replacements.Push(properties is not null && properties.TryGet(NameToken.ActualText, PdfScanner, out IDataToken<string>? text) ? text.Data : null);
    }

    public override void EndMarkedContent() => _replacements.TryPop(out _);

    public override void BeginSubpath()
    {
        _isStraight = true;
        _parts.Add([]);
    }

    public override PdfPoint? CloseSubpath()
    {
        if (_parts is not [.., [var first, ..] last])
        {
            return null;
        }

        last.Add(first);
        return first;
    }

    public override void MoveTo(double x, double y)
    {
        BeginSubpath();
        LineTo(x, y);
    }

    public override void LineTo(double x, double y)
    {
        CurrentPosition = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        if (_parts.Count > 0 && _isStraight)
        {
            _parts[^1].Add(CurrentPosition);
        }
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
        // A part with a curve is no line of a table.
        CurrentPosition = CurrentTransformationMatrix.Transform(new PdfPoint(x3, y3));
        _isStraight = false;
        if (_parts.Count > 0)
        {
            _parts[^1].Clear();
        }
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => BezierCurveTo(x2, y2, x3, y3);

    public override void Rectangle(double x, double y, double width, double height)
    {
        MoveTo(x, y);
        LineTo(x + width, y);
        LineTo(x + width, y + height);
        LineTo(x, y + height);
        CloseSubpath();
    }

    public override void StrokePath(bool close) => Draw(close, isStroked: true, isFilled: false);

    public override void FillPath(FillingRule fillingRule, bool close) => Draw(close, isStroked: false, isFilled: true);

    public override void FillStrokePath(FillingRule fillingRule, bool close) => Draw(close, isStroked: true, isFilled: true);

    public override void EndPath() => _parts.Clear();

    public override void ClosePath() => EndPath();

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
        // What is drawn outside is a matter of looks.
    }

    public override void PaintShading(NameToken shadingName)
    {
        // Neither letter nor line.
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            _budget.Check();
            operation.Run(this);
        }
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
        // What is drawn outside is a matter of looks.
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => AddPicture();

    protected override void RenderInlineImage(InlineImage inlineImage) => AddPicture();

    private void AddPicture()
    {
        var box = CurrentTransformationMatrix.Transform(new PdfRectangle(0, 0, 1, 1));
        _hasScan |= box.Width * box.Height > _paper.Width * _paper.Height * Most;
    }

    // What a file says to read in place of what is drawn goes for all letters until its end: the first has it, the rest nothing.
    private string? Replaced(string unicode)
    {
        if (!_replacements.TryPeek(out var replacement) || replacement is null)
        {
            return null;
        }

        _replacements.Pop();
        _replacements.Push(string.Empty);
        return replacement;
    }

    private void Draw(bool close, bool isStroked, bool isFilled)
    {
        if (close)
        {
            CloseSubpath();
        }

        foreach (var part in _parts.Where(p => p.Count > 1 && _lines.Count < PdfRules.Most))
        {
            _lines.Add((part, isStroked, isFilled));
        }

        _parts.Clear();
    }

    // Figures, which may be wider than their cell, stay whole as they were written, and so does what is not written from left to right.
    private IEnumerable<PdfWord> Words(int turn)
    {
        PdfWord? word = null;
        Letter? before = null;
        foreach (var letter in _letters)
        {
            var (a, b) = (Turned(letter.Box.BottomLeft, turn), Turned(letter.Box.TopRight, turn));
            PdfWord next = new(letter.Text, Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
            if (word is not null && before!.Sequence == letter.Sequence && (IsAcross(letter) || Follows(word, next)))
            {
                word = new PdfWord(word.Text + next.Text, Math.Min(word.Left, next.Left), Math.Min(word.Top, next.Top), Math.Max(word.Right, next.Right), Math.Max(word.Bottom, next.Bottom));
            }
            else
            {
                if (word is not null)
                {
                    yield return word;
                }

                word = next;
            }

            before = letter;
        }

        if (word is not null)
        {
            yield return word;
        }

        bool IsAcross(Letter letter) => letter.IsVertical || letter.Turn != turn;

        static bool Follows(PdfWord word, PdfWord next) =>
            char.IsAscii(word.Text[^1]) && char.IsAscii(next.Text[0]) && Math.Abs(word.Down - next.Down) < 1 && Math.Abs(next.Left - word.Right) < 0.1 * next.Height;
    }

    // From the lower left corner of the paper to the upper left corner of the page when turned by so many right angles.
    private PdfPoint Turned(PdfPoint point, int turn)
    {
        var (x, y) = (point.X - _paper.Left, point.Y - _paper.Bottom);
        return turn switch
        {
            1 => new PdfPoint(y, x),
            2 => new PdfPoint(_paper.Width - x, y),
            3 => new PdfPoint(_paper.Height - y, _paper.Width - x),
            _ => new PdfPoint(x, _paper.Height - y),
        };
    }

    private sealed record Letter(string Text, PdfRectangle Box, bool IsVertical, int Sequence)
    {
        /// <summary>How many right angles it is turned to the left.</summary>
        public int Turn { get; } = (int)Math.Round(Math.Atan2(Box.BottomRight.Y - Box.BottomLeft.Y, Box.BottomRight.X - Box.BottomLeft.X) / (Math.PI / 2)) & 3;
    }
}
