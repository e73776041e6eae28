using DocumentFormat.OpenXml.Spreadsheet;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>The looks of a workbook; each gets a number when it is first used.</summary>
internal sealed class WorkbookStyles
{
    private const uint TextFormat = 49;

    private readonly OrderedDictionary<CellLook, uint> _looks = new() { [new CellLook()] = 0 };

    /// <summary>The number of a look.</summary>
    public uint this[CellLook look]
    {
        get
        {
            if (!_looks.TryGetValue(look, out var index))
            {
                _looks[look] = index = (uint)_looks.Count;
            }

            return index;
        }
    }

    /// <summary>The part of the workbook that says what the numbers mean.</summary>
    public Stylesheet ToStylesheet()
    {
        List<(bool, int, string)> fonts = [];
        List<string?> fills = [null, "gray125"];
        List<CellFormat> formats = [];
        foreach (var look in _looks.Keys)
        {
            formats.Add(new CellFormat
            {
                NumberFormatId = look.IsText ? TextFormat : 0,
                FontId = IndexOf(fonts, (look.IsBold, look.Size, look.Color)),
                FillId = look.Fill is null ? 0 : IndexOf(fills, look.Fill),
                BorderId = look.HasBorder ? 1U : 0U,
                FormatId = 0,
                ApplyNumberFormat = look.IsText,
                ApplyFont = true,
                ApplyFill = look.Fill is not null,
                ApplyBorder = look.HasBorder,
                ApplyAlignment = true,
                ApplyProtection = true,
                Alignment = new Alignment
                {
                    Horizontal = look.IsCentred ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.Left,
                    Vertical = look.IsAtTop ? VerticalAlignmentValues.Top : VerticalAlignmentValues.Center,
                    WrapText = look.IsWrapped,
                },
                Protection = new Protection { Locked = !look.IsUnlocked },
            });
        }

        return new Stylesheet(
            new Fonts(fonts.Select(f => FontOf(f.Item1, f.Item2, f.Item3))) { Count = (uint)fonts.Count },
            new Fills(fills.Select(FillOf)) { Count = (uint)fills.Count },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), ThinBorder()) { Count = 2 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats(formats) { Count = (uint)formats.Count },
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
    }

    private static uint IndexOf<T>(List<T> list, T value)
    {
        var index = list.IndexOf(value);
        if (index < 0)
        {
            index = list.Count;
            list.Add(value);
        }

        return (uint)index;
    }

    private static Font FontOf(bool isBold, int size, string color)
    {
        var font = new Font();
        if (isBold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = $"FF{color}" }, new FontName { Val = Messages.Get("Excel_Font") }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill FillOf(string? fill) => fill switch
    {
        null => new Fill(new PatternFill { PatternType = PatternValues.None }),
        "gray125" => new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
        _ => new Fill(new PatternFill(new ForegroundColor { Rgb = $"FF{fill}" }, new BackgroundColor { Indexed = 64U }) { PatternType = PatternValues.Solid }),
    };

    private static Border ThinBorder()
    {
        static T Line<T>()
            where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin, Color = new Color { Rgb = "FF000000" } };

        return new Border(Line<LeftBorder>(), Line<RightBorder>(), Line<TopBorder>(), Line<BottomBorder>(), new DiagonalBorder());
    }
}

/// <summary>How a cell looks and whether it can be typed into.</summary>
internal sealed record CellLook
{
    /// <summary>Label of a table: bordered, wrapped, in the middle, locked.</summary>
    public static CellLook Label { get; } = new() { HasBorder = true, IsWrapped = true };

    /// <summary>A cell to fill in.</summary>
    public static CellLook Input { get; } = new() { HasBorder = true, IsWrapped = true, IsUnlocked = true };

    /// <summary>A remark beside a table.</summary>
    public static CellLook Remark { get; } = new() { IsWrapped = true, Size = 10, Color = "595959", IsAtTop = true };

    public bool IsBold { get; init; }

    public int Size { get; init; } = 11;

    public string Color { get; init; } = "000000";

    /// <summary>Background, or <see langword="null"/> for none.</summary>
    public string? Fill { get; init; }

    public bool IsCentred { get; init; }

    public bool IsAtTop { get; init; }

    public bool IsWrapped { get; init; }

    public bool HasBorder { get; init; }

    public bool IsUnlocked { get; init; }

    /// <summary>Whether what is typed is taken as text, even if it begins like a formula or a date.</summary>
    public bool IsText { get; init; }
}
