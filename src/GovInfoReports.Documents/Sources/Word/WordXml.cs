using System.Text;
using System.Xml;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>
/// Walks a part of a Word file without building a tree of it. Elements of WordprocessingML go by their local name, whichever of
/// its two dialects a file is in; others have a short prefix for their namespace (<c>m:t</c>, <c>v:imagedata</c>).
/// </summary>
internal sealed class WordXml : IDisposable
{
    private const int NodesBetweenLooks = 4096;

    // Even a file of a million characters has fewer elements, texts and ends of elements.
    private const int MostNodes = 3_000_000;

    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main"] = string.Empty,
        ["http://purl.oclc.org/ooxml/wordprocessingml/main"] = string.Empty,
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = "mc:",
        ["http://schemas.openxmlformats.org/officeDocument/2006/math"] = "m:",
        ["http://purl.oclc.org/ooxml/officeDocument/math"] = "m:",
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = "r:",
        ["http://purl.oclc.org/ooxml/officeDocument/relationships"] = "r:",
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = "wp:",
        ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"] = "wp:",
        ["http://schemas.openxmlformats.org/drawingml/2006/picture"] = "pic:",
        ["http://purl.oclc.org/ooxml/drawingml/picture"] = "pic:",
        ["http://schemas.openxmlformats.org/drawingml/2006/chart"] = "c:",
        ["http://purl.oclc.org/ooxml/drawingml/chart"] = "c:",
        ["http://schemas.openxmlformats.org/drawingml/2006/diagram"] = "dgm:",
        ["http://purl.oclc.org/ooxml/drawingml/diagram"] = "dgm:",
        ["urn:schemas-microsoft-com:vml"] = "v:",
        ["urn:schemas-microsoft-com:office:office"] = "o:",
    };

    private readonly OfficePackage _package;
    private readonly XmlReader _reader;
    private readonly CancellationToken _ct;
    private readonly Dictionary<(string Namespace, string Name), string> _names = [];
    private int _nodes;

    public WordXml(OfficePackage package, string part, CancellationToken ct)
    {
        _package = package;
        _reader = package.OpenXml(part);
        _ct = ct;
        while (_package.Next(_reader) && _reader.NodeType != XmlNodeType.Element)
        {
        }
    }

    /// <summary>The child elements of the element that the walk stands on. What is not walked into is passed over.</summary>
    public IEnumerable<string> Children()
    {
        if (_reader.NodeType != XmlNodeType.Element || _reader.IsEmptyElement)
        {
            yield break;
        }

        var depth = _reader.Depth;
        while (Next() && _reader.Depth > depth)
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == depth + 1)
            {
                yield return Name();
            }
        }
    }

    /// <summary>The text within the element that the walk stands on.</summary>
    public string Text()
    {
        if (_reader.IsEmptyElement)
        {
            return string.Empty;
        }

        var keepsSpace = _reader.XmlSpace == XmlSpace.Preserve;
        var depth = _reader.Depth;
        string? only = null;
        StringBuilder? several = null;
        while (Next() && _reader.Depth > depth)
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                if (only is not null)
                {
                    (several ??= new StringBuilder(only)).Append(_reader.Value);
                }

                only ??= _reader.Value;
            }
        }

        var text = several?.ToString() ?? only ?? string.Empty;
        return keepsSpace ? text : text.Trim(' ', '\t', '\r', '\n');
    }

    /// <summary>Whether there is nothing within the element.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    /// <summary>An attribute in the namespace of the element.</summary>
    /// <returns>Its value, or <see langword="null"/>.</returns>
    public string? Attribute(string name) => _reader.GetAttribute(name, _reader.NamespaceURI) ?? _reader.GetAttribute(name);

    /// <summary>The value of the element.</summary>
    public string? Value => Attribute("val");

    /// <summary>The value of the element as a whole number.</summary>
    public int? Number => NumberOf("val");

    /// <summary>Whether the element says yes: it does unless it says otherwise.</summary>
    public bool IsOn => Value is not ("0" or "false" or "off");

    /// <summary>An attribute as a whole number.</summary>
    /// <returns>The number, or <see langword="null"/> where there is none.</returns>
    public int? NumberOf(string name) =>
        int.TryParse(Attribute(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The id of a relation.</summary>
    /// <returns>Its id, or <see langword="null"/>.</returns>
    public string? Relation()
    {
        for (var i = 0; i < _reader.AttributeCount; i++)
        {
            _reader.MoveToAttribute(i);
            if (_reader.LocalName == "id" && Prefixes.GetValueOrDefault(_reader.NamespaceURI) == "r:")
            {
                var id = _reader.Value;
                _reader.MoveToElement();
                return id;
            }
        }

        _reader.MoveToElement();
        return null;
    }

    public void Dispose() => _reader.Dispose();

    private bool Next()
    {
        if (++_nodes % NodesBetweenLooks == 0)
        {
            _ct.ThrowIfCancellationRequested();
            if (_nodes > MostNodes)
            {
                throw SourceRefusedException.Of(SourceRefusal.ZipBomb);
            }
        }

        return _package.Next(_reader);
    }

    private string Name()
    {
        var key = (_reader.NamespaceURI, _reader.LocalName);
        if (!_names.TryGetValue(key, out var name))
        {
            name = Prefixes.GetValueOrDefault(key.NamespaceURI, "?:") + key.LocalName;
            if (_names.Count < 1000)
            {
                _names[key] = name;
            }
        }

        return name;
    }
}
