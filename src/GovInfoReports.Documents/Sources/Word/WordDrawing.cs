namespace GovInfoReports.Documents.Sources.Word;

/// <summary>What a drawing turned out to hold beside words.</summary>
internal sealed class WordDrawing(bool isObject)
{
    private const int LongestDescription = 100;

    public bool HasPicture { get; private set; }

    public bool IsActive { get; private set; } = isObject;

    /// <summary>What its author says it shows.</summary>
    public string? Description { get; private set; }

    public void See(string name, WordXml xml)
    {
        HasPicture |= name is "pic:pic" or "c:chart" or "dgm:relIds" or "v:imagedata" or "?:chart";
        IsActive |= name is "o:OLEObject" or "control" or "objectEmbed" or "objectLink";
        if (name == "wp:docPr" && xml.Attribute("descr") is { Length: > 0 } description)
        {
            Description = description.Length <= LongestDescription ? description : description[..LongestDescription];
        }
    }
}
