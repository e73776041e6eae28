using GovInfoReports.Documents.Office;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>The styles of a Word file.</summary>
internal sealed class WordStyleIndex
{
    private const string Prefix = "Gir";
    private const int LongestChain = 20;
    private const int MostStyles = 20_000;

    private static readonly Dictionary<string, string> OwnNames = WordStyleSheet.Styles().Elements<DocumentFormat.OpenXml.Wordprocessing.Style>()
        .Where(s => s.StyleId?.Value?.StartsWith(Prefix, StringComparison.Ordinal) == true)
        .ToDictionary(s => s.StyleName!.Val!.Value!, s => s.StyleId!.Value!, StringComparer.Ordinal);

    private readonly Dictionary<string, (WordStyle Style, string? BasedOn)> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordStyle> _whole = new(StringComparer.Ordinal);

    /// <summary>The style of paragraphs that name none.</summary>
    public WordStyle Default { get; private set; } = WordStyle.None;

    public static WordStyleIndex Read(WordXml? xml)
    {
        var index = new WordStyleIndex();
        string? usual = null;
        foreach (var name in xml?.Children() ?? [])
        {
            if (name == "style" && index._styles.Count < MostStyles)
            {
                var isDefault = xml!.Attribute("type") == "paragraph" && xml.Attribute("default") is "1" or "true" or "on";
                var id = index.Add(xml);
                usual = isDefault ? id : usual;
            }
        }

        index.Default = index.Find(usual);
        return index;
    }

    /// <summary>A style with what it is based on.</summary>
    public WordStyle Find(string? id)
    {
        if (id is null)
        {
            return Default;
        }

        if (!_whole.TryGetValue(id, out var whole))
        {
            _whole[id] = whole = Resolve(id);
        }

        return whole;
    }

    private WordStyle Resolve(string id)
    {
        // A file may name a style that it does not hold; its id can still tell the level or the role.
        var style = new WordStyle { Id = id, Own = OwnOf(id, null), Outline = OutlineOf(id) };
        if (!_styles.TryGetValue(id, out var found))
        {
            return style;
        }

        style = found.Style;
        for (var i = 0; i < LongestChain && found.BasedOn is { } below && _styles.TryGetValue(below, out found); i++)
        {
            style = style with
            {
                Own = style.Own ?? found.Style.Own,
                Outline = style.Outline ?? found.Style.Outline,
                List = style.List ?? found.Style.List,
                ListLevel = style.ListLevel ?? found.Style.ListLevel,
                IsBold = style.IsBold ?? found.Style.IsBold,
                IsItalic = style.IsItalic ?? found.Style.IsItalic,
                IsHidden = style.IsHidden ?? found.Style.IsHidden,
            };
        }

        return style;
    }

    private string Add(WordXml xml)
    {
        var style = new WordStyle { Id = xml.Attribute("styleId") ?? string.Empty };
        string? basedOn = null;
        foreach (var name in xml.Children())
        {
            switch (name)
            {
                case "name":
                    style = style with { Name = xml.Value ?? string.Empty };
                    break;
                case "basedOn":
                    basedOn = xml.Value;
                    break;
                case "pPr":
                    style = Paragraph(xml, style);
                    break;
                case "rPr":
                    var look = WordRunLook.Read(xml);
                    style = style with { IsBold = look.IsBold, IsItalic = look.IsItalic, IsHidden = look.IsHidden };
                    break;
            }
        }

        style = style with { Own = OwnOf(style.Id, style.Name), Outline = style.Outline ?? OutlineOf(style.Name) };
        _styles.TryAdd(style.Id, (style, basedOn));
        return style.Id;
    }

    private static WordStyle Paragraph(WordXml xml, WordStyle style)
    {
        foreach (var name in xml.Children())
        {
            if (name == "outlineLvl")
            {
                style = style with { Outline = xml.Number };
            }
            else if (name == "numPr")
            {
                var (list, level) = WordNumbering.Reference(xml);
                style = style with { List = list, ListLevel = level };
            }
        }

        return style;
    }

    private static int? OutlineOf(string name) =>
        name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) && name.AsSpan(7).Trim() is [>= '1' and <= '9' and var level] ? level - '1' : null;

    // WPS gives every style another id when it saves a file, but leaves its name.
    private static string? OwnOf(string id, string? name) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) ? id : name is not null && OwnNames.TryGetValue(name, out var own) ? own : null;
}

/// <summary>What a style says, with what it takes over from those it is based on.</summary>
internal sealed record WordStyle
{
    public static WordStyle None { get; } = new();

    public string Id { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    /// <summary>The style of the portal's own documents that it is or is based on, or <see langword="null"/>.</summary>
    public string? Own { get; init; }

    /// <summary>Outline level from 0, 9 for text, or <see langword="null"/>.</summary>
    public int? Outline { get; init; }

    public int? List { get; init; }

    public int? ListLevel { get; init; }

    public bool? IsBold { get; init; }

    public bool? IsItalic { get; init; }

    public bool? IsHidden { get; init; }

    public bool IsTitle => Name.Equals("title", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a style of lines of a table of contents.</summary>
    public bool IsContents => Name.Length == 5 && Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase);
}
