using System.Globalization;
using System.Text;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Data.Scale;

/// <summary>Texts of invented reports: sentences with alternatives <c>[a|b]</c> and numbers <c>#</c>, drawn until a length is reached.</summary>
internal static class ScaleNarrative
{
    private static readonly string[] Openings =
    [
        "{year}年，{name}[认真贯彻|严格执行|全面落实]《中华人民共和国政府信息公开条例》，[围绕|聚焦|紧扣]群众关切推进政务公开，[各项任务按期完成|工作质量稳步提高|公开实效继续增强]。",
        "{year}年，{name}[坚持以公开为常态、不公开为例外|把公开透明作为基本要求|依法履行信息公开职责]，[完善制度、规范流程|健全机制、压实责任|细化目录、明确分工]，全年工作[平稳有序|取得新进展|达到预期目标]。",
        "一年来，{name}[按照上级统一部署|对照年度工作要点|结合本单位实际]，[持续深化重点领域公开|不断拓宽公开渠道|着力提升解读回应水平]，现将{year}年度工作情况[报告如下|公布如下|总结如下]。",
    ];

    private static readonly string[][] Aspects =
    [
        [
            "主动公开方面，全年通过[门户网站|政府信息公开专栏|公开平台]发布信息#条，其中[政策文件|财政资金|民生实事|工作动态]类#条。",
            "[及时更新|定期维护|重新梳理]机构职能、领导分工和办事指南，[涉及栏目#个|更新内容#处]，做到[来源可查|要素齐全|内容准确]。",
            "主动公开[财政预决算|惠农补贴|乡村振兴项目|义务教育招生]信息#条，[群众查询更为方便|基层公开目录全部落实]。",
            "对涉及群众切身利益的[规划方案|征收补偿|民生项目]，在决策前[公开征求意见#次|召开座谈会#场]，[采纳意见#条|意见采纳情况一并公布]。",
        ],
        [
            "依申请公开方面，[规范登记、审核、答复各个环节|明确专人受理并跟踪办理|统一答复文书格式]，[均在法定期限内答复|无一超期|办理质量有所提升]。",
            "畅通[当面、信函和网络|线上线下]申请渠道，与申请人[主动沟通#次|充分沟通]，[准确了解其实际需要|减少重复申请]。",
            "对申请较集中的事项[开展分析研判#次|梳理后转为主动公开#件]，[从源头减少争议|以公开促规范]。",
        ],
        [
            "政府信息管理方面，落实[三审三校|先审后发|逐级审签]制度，[发布前逐条开展保密审查|全年审查信息#条]，[未发生失泄密事件|做到应审尽审]。",
            "对历年[规范性文件#件|公开内容#条]进行清理，[标注有效状态|废止失效内容#件]，[便于公众查阅|内容更加权威]。",
            "[建立信息动态管理台账|完善公开属性源头认定机制]，[拟制文件时同步确定公开属性|定期复核不予公开事项#项]。",
        ],
        [
            "平台建设方面，[优化专栏布局|完善检索功能|加强日常监测]，[新设栏目#个|调整栏目#个]，[政务新媒体发布信息#条|公众号关注人数增加#人]。",
            "在[便民服务中心|图书馆|村（居）公示栏]设置[公开查阅点#处|查询设备#台]，[全年接待群众#人次|提供咨询#次]。",
            "[加强政务新媒体管理|整合公开渠道]，[关停长期不更新的账号#个|错别字和失效链接整改#处]，[运行更加规范|内容更加精简]。",
        ],
        [
            "监督保障方面，[召开专题会议#次|开展业务培训#期]，[培训#人次|解决具体问题#个]，[将公开工作纳入年度考核|明确责任追究办法]。",
            "[主动接受社会评议|邀请代表座谈#次|开展自查#次]，[收集建议#条|发现问题#个并全部整改]，[本年度未发生责任追究情况|群众满意度有所提高]。",
            "配备[专（兼）职人员#名|工作力量]，[落实经费保障|完善值班制度]，[确保各项任务有人抓、有人管|做到件件有落实]。",
        ],
    ];

    private static readonly string[] Titles = ["（一）主动公开。", "（二）依申请公开。", "（三）政府信息管理。", "（四）政府信息公开平台建设。", "（五）监督保障。"];

    private static readonly string[] Problems =
    [
        "[公开内容与群众期盼还有差距|部分栏目更新不够及时|个别信息要素不全]，[重点领域信息偏少|基层信息来源单一]。",
        "[政策解读形式较为单一|解读材料以文字为主]，[图文、视频类解读占比不高|群众看得懂、记得住的内容不多]。",
        "[业务人员变动较多|工作人员多为兼职]，[对条例的理解有待加深|答复文书的规范性仍需提高]。",
        "[部门之间协同不够|信息报送不够主动]，[个别信息发布滞后|台账记录不够完整]。",
    ];

    private static readonly string[] Remedies =
    [
        "[针对上一年度的问题|对照上年整改清单]，[已修订目录#项|已补充信息#条]，[相关栏目均按时更新|问题基本解决]。",
        "下一步将[加强培训|细化责任分工|完善考核]，[每季度检查一次|全年培训不少于#次]，[切实提高公开质量|推动工作常态长效]。",
        "[丰富解读形式|拓展公开渠道|强化协同联动]，[力争图解类解读达到#件|做到政策文件与解读同步发布]，[让群众看得到、听得懂|更好回应社会关切]。",
    ];

    private static readonly string[] Others =
    [
        "本年度未收取信息处理费，无其他需要报告的事项。",
        "无其他需要报告的事项。",
        "[落实年度政务公开工作要点#项|完成政务公开标准化任务#项]；本年度未收取政府信息公开信息处理费。",
    ];

    /// <summary>Texts by section code, for the sections of text of a form.</summary>
    public static Dictionary<string, string> Texts(FormEdition form, Unit unit, int year, Random random)
    {
        var target = 240 + (int)(850 * Math.Pow(random.NextDouble(), 1.6));
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (var section in form.Sections.Where(s => s.IsNarrative))
        {
            texts[section.Code] = section.Code switch
            {
                "problems" => ProblemsOf(unit, year, random),
                "otherMatters" => Sentence(random.Pick(Others), unit, year, random),
                _ => OverviewOf(unit, year, random, target),
            };
        }

        return texts;
    }

    /// <summary>What stands before section one.</summary>
    public static string Preamble(FormEdition form, Unit unit, int year) => string.Create(
        CultureInfo.InvariantCulture,
        $"本报告根据《中华人民共和国政府信息公开条例》第四十九条、第五十条和{form.Document}规定的格式编制，统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与{unit.Name}联系。");

    private static string OverviewOf(Unit unit, int year, Random random, int target)
    {
        StringBuilder text = new(Sentence(random.Pick(Openings), unit, year, random));
        var drawn = Aspects.Select(a => a.OrderBy(_ => random.Next()).ToList()).ToList();
        List<string>[] paragraphs = [.. Aspects.Select(_ => new List<string>())];
        var length = text.Length;
        for (var round = 0; round < 4 && (round == 0 || length < target); round++)
        {
            for (var a = 0; a < Aspects.Length && (round == 0 || length < target); a++)
            {
                if (round < drawn[a].Count)
                {
                    paragraphs[a].Add(Sentence(drawn[a][round], unit, year, random));
                    length += paragraphs[a][^1].Length;
                }
            }
        }

        for (var a = 0; a < Aspects.Length; a++)
        {
            text.Append("\n\n").Append(Titles[a]).AppendJoin(string.Empty, paragraphs[a]);
        }

        return text.ToString();
    }

    private static string ProblemsOf(Unit unit, int year, Random random)
    {
        var problems = Problems.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(p => Sentence(p, unit, year, random));
        var remedies = Remedies.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Select(p => Sentence(p, unit, year, random));
        return $"存在的主要问题：{string.Concat(problems)}\n\n改进情况：{string.Concat(remedies)}";
    }

    private static string Sentence(string template, Unit unit, int year, Random random)
    {
        StringBuilder text = new(template.Length * 2);
        for (var i = 0; i < template.Length; i++)
        {
            switch (template[i])
            {
                case '[':
                    var end = template.IndexOf(']', i);
                    text.Append(Numbers(random.Pick(template[(i + 1)..end].Split('|')), random));
                    i = end;
                    break;
                case '{':
                    var close = template.IndexOf('}', i);
                    text.Append(template[i + 1] == 'y' ? year.ToString(CultureInfo.InvariantCulture) : unit.Name);
                    i = close;
                    break;
                case '#':
                    text.Append(random.Next(1, 200));
                    break;
                default:
                    text.Append(template[i]);
                    break;
            }
        }

        return text.ToString();
    }

    private static string Numbers(string part, Random random) =>
        part.Contains('#', StringComparison.Ordinal) ? part.Replace("#", random.Next(1, 60).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : part;

    private static T Pick<T>(this Random random, T[] from) => from[random.Next(from.Length)];
}
