namespace GovInfoReports.TestSupport.Attack;

/// <summary>
/// What somebody may write over and over to keep a reader busy, by where it stands. Each of them made a reader, or a library that it uses,
/// slow once, or looks as if it could.
/// </summary>
internal static class RepeatedPatterns
{
    /// <summary>In lines of plain text and of Markdown.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        "[", "[a](b", "(", "<", "*", "_", "|", "`", ">", "1", "\t", "a\t", "1|", "| 1 ", "&amp;", "、", "一、", "12件", "#", "**", "[\n", "1\n", "\n", "一、总体情况\n", "1\t2\t3\n", "| 1 | 2 |\n", "|---|\n", "规章\t1\t2\t3\n",
        "某某镇2023年政府信息公开工作年度报告及其附件\n", "<table\n", "<table></table>\n", "<table><tr><td>1</td></tr></table>\n", "> a\n", "2023年12月31日\n", "自然人\n", "信息内容\n规章\n",
    ];

    /// <summary>In Markdown beside <see cref="Lines"/>.</summary>
    public static IReadOnlyList<string> Markdown { get; } = ["![", "](", "*a", "*a ", "**a", "_a", "`a", "<a ", "> ", "- ", "1. ", "- a\n", "~~~\n", "[a]: b\n", "[a][", "\\", "a@", "&", "| a\n|-\n"];

    /// <summary>In web pages.</summary>
    public static IReadOnlyList<string> Markup { get; } =
    [
        "<span>a</span>", "<sup>1</sup>", "<a href=x>a</a>", "<b>a</b><i>b</i>", "<br>", "<p>a", "<p><b>a", "<i><p>", "<td>1", "<li>a", "&lt", "&#x4e00;", "<img>", "<p hidden>a</p>", "<nav>a</nav>", "<div><div>a</div></div>",
        "<table><tr><td>1</td></tr></table>", "<pre>\n</pre>", "<p>某某镇2023年政府信息公开工作年度报告及其附件</p>", "<p>2023年12月31日</p>", "<select><option>", "<!--", "</p>", "<style>.a{vertical-align:super}</style>",
    ];

    /// <summary>Objects of a damaged PDF; <c>#</c> stands for a number that counts up from 10, <c>@</c> for the next.</summary>
    public static IReadOnlyList<string> PdfObjects { get; } =
    [
        "# 0 obj\n<</Type/Page/Parent 2 0 R>>\n", "# 0 obj\n<</Type/Page>>\nendobj\n", "# 0 obj\n<</Type/Pages/Kids[@ 0 R]/Count 1>>\nendobj\n", "# 0 obj\n<</Type/Pages/Kids[@ 0 R @ 0 R]/Count 1>>\n",
        "# 0 obj\n<</Length 9999999>>\nstream\nabc\n", "# 0 obj\n<</Length @ 0 R>>\nstream\nabc\nendstream\nendobj\n", "# 0 obj\n<</Type/ObjStm/N 100/First 10/Length 20>>\nstream\n1 0 2 0 3 0 4 0 5 0 \nendstream\nendobj\n",
        "# 0 obj\n<</Type/XRef/W[1 2 1]/Index[0 999]/Size 999/Length 9/Root 1 0 R>>\nstream\n123456789\nendstream\nendobj\n", "# 0 obj\n<</A ", "# 0 obj\n(", "# 0 obj\n@ 0 R\nendobj\n",
        "[", "<<", "(", "/A ", "1 0 R ", "obj ", "endobj\n", "stream\n", "%\n", "xref\n", "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\n", "trailer\n<</Root 1 0 R>>\n", "startxref\n0\n",
    ];

    /// <summary>What a page of a PDF draws.</summary>
    public static IReadOnlyList<string> PdfDrawing { get; } =
    [
        "1 2 m 3 4 l S\n", "q ", "q Q ", "[", "<<", "(", "1 ", "0 0 5 5 re S\n", "BI ", "BI ID ", "BT /F 12 Tf 10 10 Td <4E00> Tj ET\n", "/A Do ", "/A <</B 1>> BDC ",
    ];

    /// <summary>In the body of a Word file.</summary>
    public static IReadOnlyList<string> Word { get; } =
    [
        "<w:p/>", "<w:p><w:r><w:t>[</w:t></w:r></w:p>", "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>", "<w:p><w:r><w:t>2023年12月31日</w:t></w:r></w:p>", "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>",
    ];

    /// <summary>In one paragraph of a Word file.</summary>
    public static IReadOnlyList<string> WordRuns { get; } =
    [
        "<w:r><w:t>公</w:t></w:r>", "<w:r><w:rPr><w:b/></w:rPr><w:t>公</w:t></w:r><w:r><w:t>公</w:t></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
        "<w:hyperlink w:anchor=\"a\"><w:r><w:t>1</w:t></w:r></w:hyperlink>", "<w:ins><w:r><w:t>1</w:t></w:r></w:ins>",
    ];

    /// <summary>Rows of a sheet.</summary>
    public static IReadOnlyList<string> Rows { get; } =
    [
        "<row/>", "<row><c><v>1</v></c></row>", "<row><c t=\"inlineStr\"><is><t>规章</t></is></c><c><v>1</v></c></row>", "<row><c t=\"inlineStr\"><is><t>一、总体情况</t></is></c></row>", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        "<row><c r=\"XFD1\"><v>1</v></c></row>", "<row hidden=\"1\"><c><v>1</v></c></row>",
    ];

    /// <summary>In texts of the form.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["[", "[1](cell:", "|", "*a", "<a ", "`", "> ", "- a\n", "收到申请12件，", "2023年", "一、", "1 ", "规章 1 2 3\n", "同比增长5%。"];

    /// <summary>In JSON.</summary>
    public static IReadOnlyList<string> Json { get; } = ["[", "{\"a\":", "1,", "\"a\":1,"];
}
