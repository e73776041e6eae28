using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D3: words that belong to a covering letter, a template or a word processor, and blanks of a template that nobody filled in.</summary>
internal sealed partial class ResidueRule() : TextRule("D3", Tier.Query)
{
    private enum Words { Message, Advice, Placeholder, PlaceholderAdvice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            Residues(result, text);
            foreach (var match in Placeholder().Matches(text.Text).DistinctBy(m => m.Value))
            {
                result.Add(text.Mark(Found(Say(Words.Placeholder, text.Name, Marks.Shorten(match.Value)), Say(Words.PlaceholderAdvice)), match));
            }
        }
    }

    private void Residues(RuleResult result, TextPart text)
    {
        List<Match> matches = [.. Residue().Matches(text.Text).DistinctBy(m => m.Value.Trim())];
        if (matches.Count > 0)
        {
            var first = matches[0].Value;
            var start = first.Length - first.TrimStart().Length;
            result.Add(text.Mark(Found(Say(Words.Message, text.Name, Messages.Names([.. matches.Select(m => Marks.Shorten(m.Value.Trim()))])), Say(Words.Advice)), matches[0].Index + start, first.Trim().Length));
        }
    }

    // 印发, 抄送 and the like are ordinary words; only the lines of a covering letter count.
    [GeneratedRegex(
        """\[image[^\]\n]{0,80}\]|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)|\[bookmark[^\]\n]{0,80}\]|_GoBack|_Toc[0-9]+|MsoNormal|Normal 0( |\n)|"""
        + $$"""该部分以表格形式报告|（文字描述）|\(文字描述\)|附件下载(?!”|栏|功能|服务|区|专区|模块|链接|次|量)|当前位置{{Term.Colon}}|^抄送{{Term.Colon}}.*$|"""
        + $$"""^.{0,40}[0-9]{4}年{{Term.Day}}印发{{Term.Indent}}$|特?此函(告|复|达)?[。.]?{{Term.Indent}}$|"""
        + $$"""^[^，。；：\n]{2,24}(办公室|办公厅|人民政府|政务公开办){{Term.Colon}}{{Term.Indent}}($|(?=现将))""",
        Term.Options | RegexOptions.Multiline, Term.Milliseconds)]
    private static partial Regex Residue();

    // XX and ×× stand where a name, a date or a number belongs; XXL, 3×4, 138XXXX1234 and a brand ×× do not. 某 alone is an ordinary word.
    [GeneratedRegex(
        $$"""＊{1,6}[ ]?(年|月|日|镇|乡|县|条|件|次|个|篇|份|人|万|元|期|场)|(?<![0-9{{Term.Ones}}〇○])[○〇]{2,6}(?![0-9{{Term.Ones}}年])|"""
        + $$"""(?<=^|[，。；\n])某({{Term.Towns}})(?=认真|高度|严格|坚持|积极|全面|深入|扎实|共|将|始终)|"""
        + $$"""{{Term.NoWordBefore}}[XxＸｘ×]{1,6}(?=(年|月|日|镇|乡|县|市|区|街道|局|村|社区)(?!光|展))|"""
        + $$"""{{Term.NoWordBefore}}[XxＸｘ×]{2,6}[ ]?(条|件|次|个|篇|份|人|万|元|期|场|号|路|类|单位|部门|办公室|人民政府)|某某(?=镇|乡|县|市|区|街道|局|委|办|单位|人民政府|年|部门)|"""
        + """某(镇|乡|县|街道|局)人民政府|某某?年某某?月|【[^】\n]{0,20}(填写|此处|请填|待填|待补|单位名称|年份|数量|XX|××)[^】\n]{0,20}】|【[ ]*】|"""
        + """[〔（(\[][ ]?(请)?(在此|此处)?(填写|填入|待填|待补充|补充)[^〕）)\]\n]{0,16}[〕）)\]]|_{3,}|＿{2,}|待补充(?=[。，\n]|$)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Placeholder();
}
