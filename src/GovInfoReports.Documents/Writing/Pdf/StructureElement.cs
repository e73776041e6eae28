namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// An element of the logical structure of a document, by which a screen reader reads it: headings, paragraphs, tables with their
/// headers.
/// </summary>
/// <param name="attributes">Attributes as PDF writes them, or <see langword="null"/>.</param>
/// <param name="id">Id by which other elements name it, or <see langword="null"/>.</param>
internal sealed class StructureElement(string type, string? attributes = null, string? id = null)
{
    private readonly List<Part> _parts = [];

    /// <summary>Standard structure type.</summary>
    public string Type => type;

    /// <summary>Attributes as PDF writes them.</summary>
    public string? Attributes => attributes;

    /// <summary>Id by which other elements name it.</summary>
    public string? Id => id;

    /// <summary>Words that are read for a picture.</summary>
    public string? Alternative { get; init; }

    /// <summary>What it consists of, in reading order.</summary>
    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Adds an element within.</summary>
    public StructureElement Add(StructureElement element)
    {
        _parts.Add(new Part(element, 0, 0, 0));
        return element;
    }

    /// <inheritdoc cref="Add(StructureElement)"/>
    public StructureElement Add(string type) => Add(new StructureElement(type));

    public void AddContent(int page, int mark) => _parts.Add(new Part(null, page, mark, 0));

    public void AddAnnotation(int page, int annotation) => _parts.Add(new Part(null, page, 0, annotation));

    /// <summary>Part of an element.</summary>
    /// <param name="Element">An element within, or <see langword="null"/> for content.</param>
    internal readonly record struct Part(StructureElement? Element, int Page, int Mark, int Annotation);
}
