using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.Documents.Text;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>What office programs and web pages put into the clipboard, and the Markdown that it becomes in the browser.</summary>
public sealed class PasteTests(ScriptPage script) : IClassFixture<ScriptPage>
{
    private const string Tabs = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>";

    public static TheoryData<string, string, string> Samples { get; } = new()
    {
        {
            "Word: paragraphs of its own class, source lines that break among words, spaces before paragraphs",
            """
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8><style><!-- p.MsoNormal {margin:0} --></style>
            <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head><body lang=ZH-CN><!--StartFragment-->
            <p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>甲镇按照目录
            公开信息，<span lang=EN-US>12</span>
            条。<o:p></o:p></span></p><p class=MsoNormal><span>　　&nbsp;&nbsp;乙村设查阅点<span lang=EN-US>&nbsp;</span>一处。</span></p>
            <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p><!--EndFragment--></body></html>
            """,
            "甲镇按照目录公开信息，12条。\n\n乙村设查阅点 一处。"
        },
        {
            "Word: headings with an outline level and by their numbers",
            "<h1 style='mso-outline-level:1'>一、主要工作</h1><p class=MsoNormal>有序推进。</p><p class=MsoNormal style='mso-outline-level:2'><b>（一）主动公开</b></p><p class=MsoNormal>发布信息三条。</p><p class=MsoNormal>（二）依申请公开。本年无申请。</p>",
            "# 一、主要工作\n\n有序推进。\n\n## （一）主动公开\n\n发布信息三条。\n\n（二）依申请公开。本年无申请。"
        },
        {
            "Word: lists whose numbers and signs are plain text",
            $"""
            <p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>1.{Tabs}</span><![endif]>修订目录</p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.{Tabs}</span><![endif]>核对时限</p>
            <p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings;mso-fareast-font-family:Wingdings;mso-bidi-font-family:Wingdings'><span style='mso-list:Ignore'>l{Tabs}</span></span><![endif]>逐条核对</p>
            <p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>（一）{Tabs}</span><![endif]>组织培训</p>
            <p class=MsoListParagraph style='mso-list:l3 level1 lfo4'><![if !supportLists]><span style='mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>a{Tabs}</span></span><![endif]>甲</p>
            """,
            "1. 修订目录\n2. 核对时限\n   - 逐条核对\n\n# （一）组织培训\n\na甲"
        },
        {
            "Word: headings that a list numbers",
            $"""
            <h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>一、{Tabs}</span></span><![endif]>总体情况</h1>
            <h2 style='mso-list:l0 level2 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>1.{Tabs}</span></span><![endif]>主动公开</h2>
            <h2 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>n{Tabs}</span></span><![endif]>监督保障</h2><ol><li><h2>平台建设</h2></li></ol>
            """,
            "# 一、总体情况\n\n## 1.主动公开\n\n## 监督保障\n\n## 平台建设"
        },
        {
            "Word: deletions, comments, footnotes and hidden words are gone",
            "<p class=MsoNormal>公开<span class=msoDel><del cite='mailto:a' datetime='2026'>旧的</del></span><span class=msoIns><ins>新的</ins></span>目录<a style='mso-comment-reference:A_1'></a><span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[A1]</a></span><a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a><span style='display:none'>藏</span>。</p><div style='mso-element:comment-list'><p class=MsoCommentText>请核对</p></div><div style='mso-element:footnote-list'><p>注</p></div>",
            "公开新的目录。"
        },
        {
            "Word: a year in pieces, soft hyphens and signs without width",
            "<p class=MsoNormal><span lang=EN-US>20</span><span lang=EN-US>2</span><span>6</span><span>&nbsp;</span>年<span>1 </span>月至 <span lang=EN-US>20 25</span> 年，公\u200b开\u00ad目\ufeff录<span lang=EN-US>3</span> 项。</p>",
            "2026年1月至 2025年，公开目录3 项。"
        },
        {
            "Word: bold among other words, its marks where Markdown takes them",
            "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>一是规范。</b>修订目录，<b><span>二是“公开”</span></b>为先。</p><p class=MsoNormal>三。</p>",
            "**一是规范**。修订目录，**二是“公开**”为先。\n\n三。"
        },
        {
            "Word: bold that is everywhere says nothing",
            "<p><b>全文加粗的第一段。</b></p><p><strong>第二段，也加粗。</strong></p>",
            "全文加粗的第一段。\n\n第二段，也加粗。"
        },
        {
            "WPS: line breaks in a paragraph, shapes and empty spans",
            "<body><!--StartFragment--><p class=MsoNormal style=\"text-indent:32.0000pt;mso-char-indent-count:2.0000;\"><span style=\"mso-spacerun:'yes';font-family:仿宋;font-size:16.0000pt;\"><font face=\"仿宋\">第一行</font></span><br/><span><font face=\"仿宋\">第二行</font></span></p><p class=p><span></span></p><v:shape><v:imagedata src=\"a.png\"></v:imagedata></v:shape><p class=MsoNormal>末段</p><!--EndFragment--></body>",
            "第一行\n第二行\n\n末段"
        },
        {
            "WPS: signs typed before paragraphs",
            "<p class=MsoNormal>●　公开栏更新</p><p class=MsoNormal>·  网站更新</p><p class=MsoNormal>以上两项。</p>",
            "- 公开栏更新\n- 网站更新\n\n以上两项。"
        },
        {
            "LibreOffice: lists, fonts and links",
            "<p style=\"margin-bottom: 0cm\"><font face=\"FangSong\"><span lang=\"zh-CN\">见<a href=\"https://www.example.gov.cn/a(1).html\"><u>公开专栏</u></a>。</span></font></p><ol start=\"2\"><li><p>甲</p></li><li><p>乙</p><ul><li><p>丙</p></li></ul></li></ol>",
            "见[公开专栏](https://www.example.gov.cn/a%281%29.html)。\n\n2. 甲\n3. 乙\n   - 丙"
        },
        {
            "A web page: arranging tables, scripts, addresses that lead elsewhere",
            "<table width=\"100%\"><tr><td><div id=zoom><p>　　本镇<a href=\"javascript:void(0)\">公开</a>信息，<a href=\"mailto:a@example.cn\">来信</a>，<a href=\"http://www.example.gov.cn/\">http://www.example.gov.cn/</a>。</p><script>count();</script><style>p{}</style><p><img src=\"seal.png\">（印章）</p></div></td></tr></table>",
            "本镇公开信息，来信，http://www.example.gov.cn/。\n\n（印章）"
        },
        {
            "A web page: a table among the text stays as lines",
            "<p>情况如下：</p><table><tr><th>项目</th><th>件数</th></tr><tr><td><p>新收</p></td><td>&nbsp;5</td></tr><tr><td></td><td></td></tr></table><p>完。</p>",
            "情况如下：\n\n项目　件数\n新收　5\n\n完。"
        },
        {
            "An online editor: everything in one b of usual weight, lines in divs",
            "<b style=\"font-weight:normal;\" id=\"docs-internal\"><div><span style=\"font-weight:700\">重点：</span><span style=\"font-weight:400\">更新</span></div><div><br></div><div>其他</div></b>",
            "**重点**：更新\n\n其他"
        },
        {
            "Signs of Markdown in the words stay words",
            "<p># 号与 a*b*c</p><p>张**、李**</p><p>---</p><p>[甲](乙)</p>",
            "\\# 号与 a\\*b\\*c\n\n张\\*\\*、李\\*\\*\n\n\\---\n\n[甲]\\(乙)"
        },
        {
            "A long paragraph numbered like a heading is none",
            "<h2>（三）这一段虽然有标题的样式却是一整段话一直写下去没有停顿直到超过一个标题所能有的长度为止所以不是标题</h2>",
            "（三）这一段虽然有标题的样式却是一整段话一直写下去没有停顿直到超过一个标题所能有的长度为止所以不是标题"
        },
        { "Nothing but markup", "<html><body><!--StartFragment--><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>", string.Empty },
    };

    [ChromiumTheory]
    [MemberData(nameof(Samples))]
    public async Task Pasted_text_comes_clean(string sample, string html, string expected)
    {
        Assert.NotEmpty(sample);
        await script.LoadAsync("marks", "clipboard", "word");
        Assert.Equal(expected, await script.Page.EvaluateAsync<string>("html => window.word.toMarkdown(html).text", html));
    }

    [ChromiumFact]
    public async Task Tables_and_pictures_are_counted_and_what_runs_is_never_run()
    {
        await script.LoadAsync("marks", "clipboard", "word");
        var counted = await script.Page.EvaluateAsync<int[]>(
            """
            () => {
              const { tables, images } = window.word.toMarkdown('<img src=x onerror="window.ran = 1"><p>a</p><table><tr><td>1</td><td>2</td></tr></table><table><tr><td>甲<img src=y></td><td>乙</td></tr></table>');
              return [tables, images, window.ran ?? 0];
            }
            """);
        Assert.Equal([2, 2, 0], counted);
    }

    [ChromiumFact]
    public async Task A_long_document_is_read_at_once()
    {
        await script.LoadAsync("marks", "clipboard", "word");
        var took = await script.Page.EvaluateAsync<double>(
            """
            () => {
              const html = '<p class=MsoNormal><b>一是</b>公开<span lang=EN-US>12</span>条信息，其余照办。</p>'.repeat(1500);
              const start = performance.now();
              window.word.toMarkdown(html);
              return performance.now() - start;
            }
            """);
        Assert.InRange(took, 0, 1500);
    }

    [ChromiumTheory]
    [InlineData("bold", "[主动公开。]正文", "[**主动公开**]。正文")]
    [InlineData("bold", "[**主动公开**]。正文", "[主动公开]。正文")]
    [InlineData("bold", "**[主动公开]**", "[主动公开]")]
    [InlineData("bold", "甲[]乙", "甲**[]**乙")]
    [InlineData("bold", "[甲\n乙]", "[**甲**\n**乙**]")]
    [InlineData("heading", "甲\n乙[]丙\n丁", "甲\n# 乙[]丙\n丁")]
    [InlineData("heading", "# 乙[]丙", "乙[]丙")]
    [InlineData("list", "[甲\n乙]\n丙", "[- 甲\n- 乙\n]\n丙")]
    [InlineData("list", "[- 甲\n- 乙]", "[甲\n乙]")]
    [InlineData("numbered", "（一）甲\n\n[乙\n- 丙\n]丁", "（一）甲\n\n[（二）乙\n（三）丙]\n丁")]
    [InlineData("numbered", "[（一）甲\n# （二）乙]", "[甲\n# 乙]")]
    [InlineData("numbered", "（十）甲\n[]", "（十）甲\n（十一）[]")]
    public async Task A_tool_marks_what_is_selected_and_takes_the_mark_away(string tool, string before, string after)
    {
        await script.LoadAsync("marks");
        var result = await script.Page.EvaluateAsync<string>(
            """
            ([tool, before]) => {
              const start = before.indexOf('[');
              const end = before.lastIndexOf(']') - 1;
              const value = before.replace('[', '').replace(/\](?!.*\])/s, '');
              const edit = window.marks[tool](value, start, end);
              const text = value.slice(0, edit.start) + edit.text + value.slice(edit.end);
              return `${text.slice(0, edit.from)}[${text.slice(edit.from, edit.to)}]${text.slice(edit.to)}`;
            }
            """,
            new object[] { tool, before });
        Assert.Equal(after, result);
    }

    [ChromiumFact]
    public async Task Every_bold_word_that_the_tool_makes_is_bold_on_the_server()
    {
        await script.LoadAsync("marks");
        foreach (var (value, start, end) in new[] { ("甲“乙”丙", 1, 4), ("（一）甲。乙", 0, 5), ("前（一）甲", 1, 5), ("甲 乙 丙", 1, 4) })
        {
            var text = await script.Page.EvaluateAsync<string>("([v, s, e]) => { const m = window.marks.bold(v, s, e); return v.slice(0, m.start) + m.text + v.slice(m.end); }", new object[] { value, start, end });
            var runs = NarrativeText.Parse(text).OfType<NarrativeBlock.Paragraph>().Single().Runs;
            Assert.Contains(runs, r => r.IsBold);
            Assert.DoesNotContain('*', string.Concat(runs.Select(r => r.Text)));
        }
    }

    [ChromiumTheory]
    [InlineData("https://www.example.gov.cn/a b", "甲", "[甲](https://www.example.gov.cn/a%20b)")]
    [InlineData(" http://a.cn/(1) ", "", "[http://a.cn/(1)](http://a.cn/%281%29)")]
    [InlineData("javascript:alert(1)", "甲", null)]
    [InlineData("data:text/html,x", "甲", null)]
    [InlineData("mailto:a@example.cn", "甲", null)]
    [InlineData("www.example.cn", "甲", null)]
    public async Task Only_addresses_of_the_web_become_links(string address, string words, string? expected)
    {
        await script.LoadAsync("marks");
        Assert.Equal(expected, await script.Page.EvaluateAsync<string?>("([words, address]) => window.marks.link(words, address)", new object[] { words, address }));
    }
}
