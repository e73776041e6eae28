using System.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Formulas as plain text; what stands above, below or beside never runs together into other numbers.</summary>
internal static class WordMath
{
    /// <summary>The text of the formula that the walk stands on.</summary>
    public static string Text(WordXml xml)
    {
        var text = new StringBuilder();
        Children(xml, text);
        return text.ToString();
    }

    private static void Children(WordXml xml, StringBuilder text)
    {
        foreach (var name in xml.Children())
        {
            Append(name, xml, text);
        }
    }

    private static void Append(string name, WordXml xml, StringBuilder text)
    {
        text.Append(name switch
        {
            "m:den" => "/",
            "m:sup" => "^",
            "m:sub" => "_",
            "m:rad" => "√",
            "m:d" => "(",
            _ => string.Empty,
        });
        if (name is "m:t" or "t")
        {
            text.Append(xml.Text());
        }
        else if (name is not ("del" or "moveFrom"))
        {
            Children(xml, text);
        }

        text.Append(name == "m:d" ? ")" : string.Empty);
    }
}
