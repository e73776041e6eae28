using System.Globalization;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>What the rules look at: a content, what is known beside it, and its form.</summary>
internal sealed class CheckSubject
{
    private const int SectionStep = 10_000;
    private readonly Dictionary<TextPart, IReadOnlyList<Sentence>> _sentences = [];
    private readonly WorkBudget _budget;
    private readonly List<TextPart> _texts;

    public CheckSubject(ReportContent content, CheckContext context, FormCatalog catalog, WorkBudget budget)
    {
        _budget = budget;
        Content = content;
        Context = context;
        Catalog = catalog;
        Edition = catalog.Get(content.Form);
        LastYear = context.LastYear;
        _texts = [.. TextsOf(content, Edition)];
        Equations = new Lazy<EquationResults>(() => EquationCheck.Run(this));
    }

    public ReportContent Content { get; }

    public CheckContext Context { get; }

    public FormCatalog Catalog { get; }

    public FormEdition Edition { get; }

    public ReportFigures Figures => Content.Figures;

    public ReportContent? LastYear { get; }

    /// <summary>All texts. Each that a rule looks at is a step of the run's budget.</summary>
    public IEnumerable<TextPart> Texts => Counted(_texts);

    /// <summary>The outcome of all equations; they are judged together because one slip can break several.</summary>
    public Lazy<EquationResults> Equations { get; }

    /// <summary>Whether a text is longer than a report may hold; what goes beyond is not read.</summary>
    public bool IsCut => Content.Texts.Values.Append(Content.Preamble).Concat(Content.AdditionalSections.Select(s => s.Text)).Any(t => t.Length > ReportLimits.SectionText);

    public CellValue this[CellId cell] => Figures[cell];

    public static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The text of a part, or the empty string.</summary>
    public string Text(string section) => Part(section)?.Text ?? string.Empty;

    /// <summary>The part of a section, or <see langword="null"/>.</summary>
    public TextPart? Part(string section) => _texts.Find(t => string.Equals(t.Section, section, StringComparison.Ordinal));

    /// <summary>The sentences of a part, read once for all rules. Each that a rule looks at is a step of the run's budget.</summary>
    public IEnumerable<Sentence> Sentences(TextPart part)
    {
        if (!_sentences.TryGetValue(part, out var sentences))
        {
            var isOfRequests = Edition.BindingsOf("B1").Any(b => string.Equals(b.Table, part.Section, StringComparison.Ordinal));
            _sentences[part] = sentences = [.. Counted(Sentence.Of(part, Context.Year, Context.Level, isOfRequests ? Topic.Requests : Topic.None))];
        }

        return Counted(sentences);
    }

    /// <summary>What a rule goes through, each a step of the run's budget.</summary>
    public IEnumerable<T> Counted<T>(IEnumerable<T> pieces)
    {
        foreach (var piece in pieces)
        {
            _budget.Step();
            yield return piece;
        }
    }

    public string NameOf(CellId cell) => Edition.Find(cell)?.Name ?? cell.ToString();

    public string RowName(CellId cell) => Edition.Find(cell)?.Row.Name ?? cell.Row;

    public string ColumnName(CellId cell) => Edition.Find(cell)?.Column.Label ?? cell.Column;

    /// <summary>The sum of cells, or <see langword="null"/> while one is blank.</summary>
    public decimal? Sum(IEnumerable<CellId> cells) => cells.Aggregate((decimal?)0, (sum, cell) => sum + this[cell].Addend);

    /// <summary>Values in a fixed order for <see cref="Finding.Basis"/>.</summary>
    public string Basis(IEnumerable<CellId> cells, params IEnumerable<decimal?> others) =>
        string.Join('|', cells.Select(c => this[c].ToString()).Concat(others.Select(Number)));

    /// <summary>Where a finding stands in the order of the form.</summary>
    public int OrderOf(Finding finding)
    {
        if (finding.Cells.Count > 0)
        {
            return finding.Cells.Min(OrderOf);
        }

        return _texts.Find(t => string.Equals(t.Section, finding.Section, StringComparison.Ordinal))?.Order
            ?? (SectionStep * (finding.Section is null ? 0 : Edition.Section(finding.Section)?.Number ?? 0));
    }

    /// <summary>Cells of a binding.</summary>
    public IEnumerable<CellId> CellsOf(RuleBinding binding) => Edition.CellsOf(binding);

    private int OrderOf(CellId cell) =>
        Edition.PlaceOf(cell) is { } place ? (SectionStep * (Edition.SectionOfTable(cell.Table)?.Number ?? 0)) + 1 + place : int.MaxValue;

    private static PlainText Plain(string text) => PlainText.Of(text.Length > ReportLimits.SectionText ? text[..ReportLimits.SectionText] : text);

    private static IEnumerable<TextPart> TextsOf(ReportContent content, FormEdition edition)
    {
        yield return new TextPart(TextSections.Title, Messages.Text(MessageKey.PartTitle), Plain(content.Title), 0);
        yield return new TextPart(TextSections.Preamble, Messages.Text(MessageKey.PartPreamble), Plain(content.Preamble), 1);
        foreach (var extra in Additional(content, null, 2))
        {
            yield return extra;
        }

        foreach (var section in edition.Sections)
        {
            yield return new TextPart(section.Code, section.Heading, Plain(content.Text(section.Code)), SectionStep * section.Number);
            foreach (var extra in Additional(content, section.Code, (SectionStep * section.Number) + (SectionStep / 2)))
            {
                yield return extra;
            }
        }

        yield return new TextPart(TextSections.Signature, Messages.Text(MessageKey.PartSignature), Plain(content.Signature), SectionStep * 100);
    }

    private static IEnumerable<TextPart> Additional(ReportContent content, string? after, int order) => content.AdditionalSections
        .Select((s, i) => (Section: s, Index: i))
        .Where(s => string.Equals(s.Section.After, after, StringComparison.Ordinal))
        .Select(s => new TextPart(TextSections.Additional, s.Section.Heading, Plain(s.Section.Text), order, s.Index));
}
