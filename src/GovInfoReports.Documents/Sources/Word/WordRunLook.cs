namespace GovInfoReports.Documents.Sources.Word;

/// <summary>What the properties of a run say.</summary>
internal readonly record struct WordRunLook
{
    public string? Style { get; init; }

    public bool? IsBold { get; init; }

    public bool? IsItalic { get; init; }

    public bool? IsHidden { get; init; }

    public bool IsStruck { get; init; }

    /// <summary>1 for raised words, -1 for lowered ones.</summary>
    public int Rise { get; init; }

    /// <summary>Whether the end of the paragraph is deleted, so that the next one joins it.</summary>
    public bool IsEndDeleted { get; init; }

    /// <summary>Whether the end of the paragraph is a tracked change.</summary>
    public bool IsEndChanged { get; init; }

    public static WordRunLook Read(WordXml xml)
    {
        var look = default(WordRunLook);
        foreach (var name in xml.Children())
        {
            look = name switch
            {
                "rStyle" => look with { Style = xml.Value },
                "b" => look with { IsBold = xml.IsOn },
                "i" => look with { IsItalic = xml.IsOn },
                "vanish" => look with { IsHidden = xml.IsOn },
                "strike" or "dstrike" => look with { IsStruck = look.IsStruck || xml.IsOn },
                "vertAlign" => look with { Rise = xml.Value switch { "superscript" => 1, "subscript" => -1, _ => 0 } },
                "ins" or "moveTo" => look with { IsEndChanged = true },
                "del" or "moveFrom" => look with { IsEndChanged = true, IsEndDeleted = true },
                _ => look,
            };
        }

        return look;
    }
}
