namespace GovInfoReports.Documents.Office;

/// <summary>
/// Measures and typefaces of a report on paper, after the habits of GB/T 9704 (党政机关公文格式). Lengths are in twips, a
/// twentieth of a point; sizes in half-points.
/// </summary>
internal static class WordLook
{
    /// <summary>Width of A4.</summary>
    public const int PageWidth = 11906;

    /// <summary>Height of A4.</summary>
    public const int PageHeight = 16838;

    /// <summary>Margin at the top 天头, 37 mm.</summary>
    public const int Top = 2098;

    /// <summary>Margin at the bottom, 35 mm.</summary>
    public const int Bottom = 1984;

    /// <summary>Margin at the left 订口, 28 mm.</summary>
    public const int Left = 1588;

    /// <summary>Margin at the right, 26 mm.</summary>
    public const int Right = 1474;

    /// <summary>From the edge of the page to the page number.</summary>
    public const int Footer = 1361;

    /// <summary>Margin at the top and bottom of the sign-off sheet, which fills its page, 20 mm.</summary>
    public const int SheetMargin = 1134;

    public const int TextWidth = PageWidth - Left - Right;

    /// <summary>Distance of lines, 28 points.</summary>
    public const int Line = 560;

    /// <summary>Distance of lines of the title, 36 points.</summary>
    public const int TitleLine = 720;

    /// <summary>Distance of lines in tables, 14 points.</summary>
    public const int TableLine = 280;

    /// <summary>Size of the title 二号, 22 points.</summary>
    public const int TitleSize = 44;

    /// <summary>Size of text 三号, 16 points.</summary>
    public const int TextSize = 32;

    /// <summary>Size of page numbers 四号, 14 points.</summary>
    public const int FooterSize = 28;

    /// <summary>Size in tables 五号, 10.5 points.</summary>
    public const int TableSize = 21;

    /// <summary>Size of small remarks 小五, 9 points.</summary>
    public const int SmallSize = 18;

    /// <summary>Space between the side of a table cell and its text.</summary>
    public const int CellMargin = 40;

    /// <summary>The same in tables that have room.</summary>
    public const int WideCellMargin = 100;

    /// <summary>Width of a Chinese character in tables.</summary>
    public const int TableCharacter = TableSize * 10;

    /// <summary>Width of a digit in tables, with a little to spare.</summary>
    public const int TableDigit = 110;

    /// <summary>Ground of the lines across a table.</summary>
    public const string BannerColour = "DCE6F2";

    /// <summary>Typeface of Latin letters and digits.</summary>
    public const string Latin = "Times New Roman";

    /// <summary>Typeface of the title.</summary>
    public const string TitleFace = "方正小标宋简体";

    /// <summary>Typeface of text.</summary>
    public const string TextFace = "仿宋_GB2312";

    /// <summary>Typeface of section headings.</summary>
    public const string HeadingFace = "黑体";

    /// <summary>Typeface of headings within texts.</summary>
    public const string SubheadingFace = "楷体_GB2312";

    /// <summary>Typeface in tables and of page numbers.</summary>
    public const string TableFace = "宋体";

    /// <summary>
    /// The Chinese typefaces with those that stand in for them where they are not installed, nearest first, and whether they
    /// are of the family of 黑体, without serifs.
    /// </summary>
    public static IReadOnlyList<(string Face, string Others, bool IsSans)> Faces { get; } =
    [
        (TitleFace, "方正小标宋_GBK,华文中宋,宋体,SimSun", false),
        (TextFace, "仿宋,FangSong,华文仿宋,STFangsong", false),
        (HeadingFace, "SimHei,微软雅黑", true),
        (SubheadingFace, "楷体,KaiTi,华文楷体,STKaiti", false),
        (TableFace, "SimSun,新宋体", false),
    ];
}
