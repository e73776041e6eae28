using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>The slips of the pen that T1 looks for.</summary>
internal static class Typos
{
    public static IReadOnlyList<Typo> All { get; } =
    [
        Of($$"""截止(?=[0-9{{Term.Numerals}}○〇]{1,4}[ ]*(年|月)|目前|年底|年末)""", "截至", Tier.Hint),
        Of(@"(?<a>政务|政府|公开|发布|更新|报送)(?<b>政务|政府|公开)信心", "${a}${b}信息", Tier.Query),
        Of(@"(?<a>(严把|把好|把牢|把严|严守)[^，。；\n]{0,20}?(政治|政策|法律|保密|文字|安全|内容|质量|意识形态))观", "${a}关", Tier.Query),
        Of(@"请于(?<a>[^，。；0-9年月日时前后内起\n]{2,30}(联系|咨询))", "请与${a}", Tier.Query),
        Of(@"逾期不正(?=、|，|,|。)", "逾期不补正", Tier.Query),
        Of(@"(?<a>告知|通知|要求)(?<b>[^，。；\n]{0,6})不正(?=申请|材料|内容|，|。)", "${a}${b}补正", Tier.Query),
        Of(@"主动公开政府政府", "主动公开政府信息", Tier.Query),
        Of(@"行政法复议", "行政复议", Tier.Query),
        Of(@"行行政(?<a>复议|诉讼)", "行政${a}", Tier.Query),
        Of(@"其它(?=需要报告|有关文件|处理|信息|组织|事项)", "其他", Tier.Hint),
        Of(@"钩稽关系", "勾稽关系", Tier.Hint),
        Of(@"帐号", "账号", Tier.Hint),
        Of(@"帐户", "账户", Tier.Hint),
        Of(@"(?<a>不|未|不够|有待)建全", "${a}健全", Tier.Query),
        Of(@"建全(?=完善|制度|机制)", "健全", Tier.Query),
        Of(@"办工室", "办公室", Tier.Query),
        Of(@"公[从重]号", "公众号", Tier.Query),
        Of(@"人名政府", "人民政府", Tier.Query),
        Of(@"以经(?=纳入|完成|公开|建立|形成|成为|上线|整改|办结|全部)", "已经", Tier.Query),
        Of($$"""{{Term.NoHanBefore}}即使(?=公开|更新|发布|回应|答复)(?![^，。\n]*，也)""", "及时", Tier.Query),
        Of(@"布署", "部署", Tier.Query),
        Of(@"重点领城", "重点领域", Tier.Query),
        Of(@"通迅", "通讯", Tier.Query),
        Of(@"政俯", "政府", Tier.Query),
        Of($$"""{{Term.NoHanBefore}}做为(?=政府|政务|公开|一项|重点|第一)|(?<=把[^，。\n]{2,20})做为""", "作为", Tier.Hint),
        Of(@"进行行(?!政)", "进行", Tier.Query),
        Of(@"(?<a>政府信息|政务)公式(?=栏|牌|栏目)|(?<a>公开)公式栏", "${a}公示", Tier.Query),
    ];

    private static Typo Of(string pattern, string right, Tier tier) =>
        new(Term.Pattern(pattern), right, tier);
}
