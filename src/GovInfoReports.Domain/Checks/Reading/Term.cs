using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>The words and signs that patterns share, and how patterns run. What ends in “for a set of characters” stands between brackets.</summary>
internal static class Term
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>How long a pattern may look at one text.</summary>
    public const int Milliseconds = 1000;

    /// <summary>A year of these reports, in digits.</summary>
    public const string Year = @"20[0-9]{2}";

    /// <summary>A day of the year.</summary>
    public const string Day = @"[0-9]{1,2}月[0-9]{1,2}日";

    /// <summary>Year and month of a date with any space in it.</summary>
    public const string SpacedMonth = $$"""(?<y>{{Year}})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*""";

    /// <summary>Numerals, for a set of characters.</summary>
    public const string Ones = @"一二三四五六七八九";

    /// <summary>Numerals that points are listed by, for a set of characters.</summary>
    public const string Numerals = @"一二三四五六七八九十";

    /// <summary>Digits with or without separators.</summary>
    public const string Integer = @"[0-9]{1,3}(,[0-9]{3})+|[0-9]+";

    /// <summary>No number, name or number of a document goes before.</summary>
    public const string NumberStarts = @"(?<![0-9A-Za-z.,〔-])";

    /// <summary>Neither digits nor numerals go before.</summary>
    public const string NumeralStarts = $$"""(?<![0-9.{{Numerals}}百千两零])""";

    public const string NoDigitBefore = @"(?<![0-9])";

    public const string NoDigitAfter = @"(?![0-9])";

    /// <summary>Measure words.</summary>
    public const string Counters = @"条|件|篇|项|份|个|次|期|场";

    /// <summary>Makes the number before it approximate.</summary>
    public const string Over = @"(余|多)";

    /// <summary>An approximate number.</summary>
    public const string About = @"约[0-9]|近[0-9]";

    public const string Zero = @"(0|零)";

    public const string Gap = @"[ \u00a0]*";

    public const string Indent = @"[ \u3000]*";

    /// <summary>Characters of words, for a set of characters.</summary>
    public const string Han = @"\u4e00-\u9fa5";

    public const string Colon = @"[：:]";

    public const string LineStarts = @"(?<=^|\n)";

    public const string AfterStop = @"(?<=[：:；;。])";

    public const string ClauseEnds = @"(?=$|[，、])";

    /// <summary>Any sign within a clause.</summary>
    public const string InClause = @"[^，。；]";

    /// <summary>Any sign up to a comma or full stop.</summary>
    public const string InPhrase = @"[^，。]";

    /// <summary>Words of a comparison with another year.</summary>
    public const string Compared = @"同比|环比";

    public const string Not = @"(未|没有)";

    /// <summary>None, but not 有无 or 毫无.</summary>
    public const string None = @"(?<![有毫])无";

    public const string NotReceived = $$"""{{Not}}(收到|接到|接收到|受理)过?(任何)?""";

    /// <summary>What a unit does with an application that comes in.</summary>
    public const string Received = @"收到|接到|接收|受理|新收";

    public const string Citizens = @"公民、法人(和|或|或者|及|以及)其他组织";

    /// <summary>An application 政府信息公开申请, by its name.</summary>
    public const string Request = @"政府信息公开申请|信息公开申请";

    /// <summary>Applications, by the name of the procedure.</summary>
    public const string OnRequest = @"依申请公开(政府信息)?(的?申请)?";

    /// <summary>An application, by what it asks for.</summary>
    public const string AskingForInformation = @"公开政府信息的?申请";

    /// <summary>How many there are, as a noun.</summary>
    public const string Amount = @"(数量|件数|数|量)";

    /// <summary>The ways by which applications come.</summary>
    public const string Channels = @"网络|网上|网站|线上|线下|在线|邮寄|信函|邮件|来函|当面|现场|传真|平台|窗口";

    /// <summary>Kinds of applicants beside persons, as the form calls them.</summary>
    public const string Organisations = @"商业企业|科研机构|社会公益|法律服务";

    /// <summary>None came up, up to what it was.</summary>
    public const string NoDispute = @"(未|没有|无|不存在)(发生|收到|产生|引发|出现|涉及)?(过|任何)?(一(起|件|例))?(因|由)?[^，。、；的]{0,14}?(引起|引发|产生|导致|被申请|被提起|申请|提起)?(的)?(政府信息公开)?";

    /// <summary>Outcomes of disputes against the unit.</summary>
    public const string Overturned = @"纠错|纠正|败诉|撤销";

    /// <summary>What a unit calls itself after 我, 本 or 全.</summary>
    public const string Offices = @"街道|办|局|委|单位|机关|中心";

    public const string Towns = @"镇|乡|街道|局";

    public const string OwnUnit = $$"""本(镇|乡|{{Offices}}|级)""";

    public const string Areas = @"省|市|县|区|州";

    /// <summary>Words that a report’s sentences about itself begin with.</summary>
    public const string Zealously = @"坚持|积极|共|全面|始终|深入|扎实|主动|按照";

    /// <summary>A telephone’s area code.</summary>
    public const string AreaCode = @"0[0-9]{2,3}[-－—– ]?";

    /// <summary>No part of a mailbox or site goes before.</summary>
    public const string AddressStarts = @"(?<![A-Za-z0-9._-])";

    public const string NoWordBefore = @"(?<![A-Za-z0-9])";

    public const string NoHanBefore = @"(?<![一-龥])";

    public static Regex Pattern(string pattern) => new(pattern, Options, TimeSpan.FromMilliseconds(Milliseconds));
}
