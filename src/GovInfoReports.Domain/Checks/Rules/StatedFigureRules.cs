using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A number that the text states of something that a table counts.</summary>
internal sealed record StatedFigure(Sentence Sentence, Amount Amount, int Start)
{
    /// <summary>Where words and number end in the sentence.</summary>
    public required int End { get; init; }
}

/// <summary>
/// Compares numbers in the text with the tables. Only a number directly beside the words for what it counts takes part; one of
/// another year, of other units, an approximation or a comparison never does. Where a part of the text states several different
/// numbers for the same thing they cannot be told apart, and one that fits is enough.
/// </summary>
internal abstract class StatedFigureRule(string id) : CheckRule(id, Tier.Query)
{
    private static readonly string[] Fillers =
    [
        "政府信息公开申请", "信息公开申请", "依申请公开", "政府信息", "公开申请", "的", "类", "情形", "情况", "信息", "申请", "处理", "决定", "答复", "案件", "依申请公开件", "申请件", "公开件", "案", "件数", "数量", "总数", "总计", "为", "是", "有",
        "共有", "共计", "合计", "共", "计", "了", "者", "：", ":", " ", "\u00a0", "（", "(", "“", "”", "均", "各", "结果", "原行政行为", "发生",
    ];

    private static readonly string[] Openers =
    [
        "政府信息公开申请", "信息公开申请", "依申请公开", "申请", "的", "已经", "已", "均", "全部", "被", "为", "属于", "属", "作出", "经审查", "依法", "按规定", "因", "系", "以", "按", "涉及", " ", "\u00a0",
    ];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var part in TextsFor(subject, binding))
            {
                Evaluate(subject, result, binding, part);
            }
        }
    }

    protected abstract void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part);

    /// <summary>The sum of cells, or <see langword="null"/> while one is blank; the rule then notes that it could not run.</summary>
    protected static decimal? Sum(CheckSubject subject, RuleResult result, IReadOnlyCollection<CellId> cells)
    {
        if (cells.Count == 0 || cells.Any(c => subject[c].Addend is null))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, cells.Count(c => subject[c].Addend is null)));
            return null;
        }

        return cells.Sum(c => subject[c].Addend!.Value);
    }

    /// <summary>Reports the first of several statements of the same thing, unless one of them fits or they differ among themselves.</summary>
    protected void Compare(CheckSubject subject, RuleResult result, IReadOnlyList<StatedFigure> stated, IReadOnlyList<CellId> cells, string name)
    {
        if (stated.Count == 0 || Sum(subject, result, cells) is not { } sum || stated.Any(s => s.Amount.Number == sum) || stated.Any(s => s.Amount.Number != stated[0].Amount.Number))
        {
            return;
        }

        var first = stated[0];
        var part = first.Sentence.Part;
        result.Add(part.Mark(
            new Finding
            {
                Rule = Id,
                Tier = Tier,
                Cells = cells,
                Values = new FindingValues(first.Amount.Number, sum),
                Message = Messages.Text(MessageKey.StatedFigure, part.Name, first.Sentence.Text[first.Start..first.End].Trim(), name, CheckSubject.Number(sum)),
                Advice = Messages.Text(MessageKey.StatedFigureAdvice, CheckSubject.Number(sum)),
                Basis = subject.Basis(cells),
            },
            first.Sentence.Start + first.Start,
            first.End - first.Start));
    }

    /// <summary>The texts in which the report speaks of the table: beside it, in the overview, in additional sections.</summary>
    protected static IEnumerable<TextPart> TextsFor(CheckSubject subject, RuleBinding binding) => subject.Texts.Where(t =>
        string.Equals(t.Section, binding.Table, StringComparison.Ordinal)
        || t.Section is TextSections.Additional
        || subject.Edition.Section(t.Section) is { Aspects.Count: > 0 });

    /// <summary>Where one of the words stands directly before a number, fillers between them left out; the deepest one is what the number counts.</summary>
    protected static (string Part, int Start)? Before(string lead, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        (string Part, int Start)? found = null;
        var text = lead;
        while (text.Length > 0)
        {
            foreach (var (part, word) in words)
            {
                if (text.EndsWith(word, StringComparison.Ordinal))
                {
                    found = (part, text.Length - word.Length);
                    break;
                }
            }

            var filler = Array.Find(Fillers, f => text.EndsWith(f, StringComparison.Ordinal));
            if (filler is null)
            {
                break;
            }

            text = text[..^filler.Length];
        }

        return found;
    }

    /// <summary>Where one of the words stands directly after a number.</summary>
    protected static (string Part, int End)? After(string tail, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        var text = tail;
        while (text.Length > 0)
        {
            foreach (var (part, word) in words)
            {
                if (text.StartsWith(word, StringComparison.Ordinal))
                {
                    return (part, tail.Length - text.Length + word.Length);
                }
            }

            var opener = Array.Find(Openers, o => text.StartsWith(o, StringComparison.Ordinal));
            if (opener is null)
            {
                return null;
            }

            text = text[opener.Length..];
        }

        return null;
    }

    /// <summary>Whether the words before a place name something else too: 予以公开和部分公开共8件.</summary>
    protected static bool IsJoined(string lead, int start, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        var before = lead[..start].TrimEnd();
        var joined = before.TrimEnd('和', '或', '与', '及', '、', '并', '以', '/');
        return joined.Length < before.Length && words.Any(w => joined.EndsWith(w.Value, StringComparison.Ordinal));
    }

    /// <summary>Words with their part, longest first.</summary>
    protected static IReadOnlyList<KeyValuePair<string, string>> WordsOf(RuleBinding binding, IEnumerable<string>? parts = null) =>
    [
        .. binding.Words.Where(w => parts is null || parts.Contains(w.Key, StringComparer.Ordinal))
            .SelectMany(w => w.Value.Select(v => KeyValuePair.Create(w.Key, v)))
            .OrderByDescending(w => w.Value.Length),
    ];
}

/// <summary>B1c: results of applications in the text against the table: handled, carried over and forward, and item by item.</summary>
internal sealed partial class StatedResultsRule() : StatedFigureRule("B1c")
{
    private const string Handled = "handled";
    private static readonly string[] Carried = ["carriedOver", "carriedForward"];
    private static readonly string[] Objects = ["公开申请", "依申请公开"];

    protected override void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part)
    {
        var words = WordsOf(binding);
        Dictionary<string, List<StatedFigure>> stated = new(StringComparer.Ordinal);
        foreach (var sentence in subject.Sentences(part).Where(s => !OfDocuments().IsMatch(s.Text)))
        {
            var isByForm = SpeaksAsTheForm(sentence, words);
            var partsFrom = PartsFrom(sentence, subject, binding);
            foreach (var amount in sentence.Amounts.Where(a => a.IsExact && a.Index <= partsFrom && !sentence.IsForeign(a.Index)))
            {
                if (Find(sentence, amount, words, isByForm) is var (item, figure))
                {
                    stated.TryAdd(item, []);
                    stated[item].Add(figure);
                }
            }

            foreach (var (item, figure) in None(sentence, words))
            {
                stated.TryAdd(item, []);
                stated[item].Add(figure);
            }
        }

        foreach (var (item, figures) in stated)
        {
            List<CellId> cells = [.. binding.Rows[item].SelectMany(r => binding.Columns["total"].Select(c => new CellId(binding.Table, r, c)))];
            Compare(subject, result, figures, cells, cells.Count == 1 ? subject.RowName(cells[0]) : Messages.Text(MessageKey.RowsBetween, subject.RowName(cells[0]), subject.RowName(cells[^1])));
        }
    }

    // 上年结转的3件中，2件予以公开 tells of these three, unless the number is that of all.
    private static int PartsFrom(Sentence sentence, CheckSubject subject, RuleBinding binding)
    {
        var all = binding.Rows[Handled].SelectMany(r => binding.Columns["total"].Select(c => subject[new CellId(binding.Table, r, c)].Number)).Sum();
        var among = sentence.Amounts.FirstOrDefault(a => a.Number != all && Among().IsMatch(a.Tail));
        return among?.Index ?? int.MaxValue;
    }

    [GeneratedRegex(@"^[^，。；0-9]{0,6}(之)?中[，,]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Among();

    // 予以公开, 部分公开, 无法提供 in one sentence are words of the form, and so is what it carries over, where nothing else is spoken of.
    private static bool SpeaksAsTheForm(Sentence sentence, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        HashSet<string> items = [.. words.Where(w => w.Key is not Handled && sentence.Text.Contains(w.Value, StringComparison.Ordinal)).Select(w => w.Key)];
        return items.Count > 1 || items.Overlaps(Carried);
    }

    private static IEnumerable<(string Item, StatedFigure Figure)> None(Sentence sentence, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        foreach (Match match in Negation().Matches(sentence.Text))
        {
            var from = match.Index + match.Length;
            var word = words.FirstOrDefault(w => w.Key is not Handled && sentence.Text.AsSpan(from).StartsWith(w.Value, StringComparison.Ordinal));
            if (word.Key is null || sentence.IsForeign(match.Index) || NothingElse().Match(sentence.Text[(from + word.Value.Length)..]) is not { Success: true } rest)
            {
                continue;
            }

            if (sentence.TopicAt(match.Index) == Topic.Requests || (sentence.TopicAt(match.Index) == Topic.None && rest.Value.Contains("申请", StringComparison.Ordinal)))
            {
                var end = from + word.Value.Length;
                yield return (word.Key, new StatedFigure(sentence, new Amount(match.Index, end - match.Index, 0, true, string.Empty, string.Empty), match.Index) { End = end });
            }
        }
    }

    private static (string Item, StatedFigure Figure)? Find(Sentence sentence, Amount amount, IReadOnlyList<KeyValuePair<string, string>> words, bool isByForm)
    {
        var leadStart = amount.Index - amount.Lead.Length;
        var ofForm = isByForm && sentence.Text[amount.Index + amount.Length - 1] is '件' or '份' or '宗' or '起';
        if (Before(amount.Lead, words) is var (before, start))
        {
            // 办结政府信息公开申请12件 names what is counted after the verb.
            var topic = sentence.TopicAt(leadStart + start);
            var isOfRequests = topic == Topic.Requests || (topic == Topic.None && ofForm) || Objects.Any(o => amount.Lead.AsSpan(start).Contains(o, StringComparison.Ordinal));
            return isOfRequests && !IsJoined(amount.Lead, start, words) && !OnlySome().IsMatch(amount.Lead[..start]) && (before is not Handled || ofForm || IsOfApplications(sentence))
                ? (before, new StatedFigure(sentence, amount, leadStart + start) { End = amount.Index + amount.Length })
                : null;
        }

        if (After(amount.Tail, words) is var (after, end) && !amount.Tail.AsSpan(end).StartsWith("后") && (after is not Handled || ofForm || IsOfApplications(sentence)) && SpeaksOfRequests(sentence, amount, ofForm || amount.Tail.StartsWith("申请", StringComparison.Ordinal)))
        {
            return (after, new StatedFigure(sentence, amount, amount.Index) { End = amount.Index + amount.Length + end });
        }

        return null;
    }

    // People apply for much: 群众申请查阅账目，办结5件.
    private static bool IsOfApplications(Sentence sentence) => Applications().IsMatch(sentence.Heading + sentence.Line) || sentence.TopicAt(0) == Topic.Requests;

    [GeneratedRegex(@"依申请|公开申请|申请公开|(收到|接到|接收|受理|新收)了?申请", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Applications();

    private static bool SpeaksOfRequests(Sentence sentence, Amount amount, bool ofForm) =>
        (sentence.TopicAt(amount.Index) == Topic.Requests || (ofForm && sentence.TopicAt(amount.Index) == Topic.None)) && !amount.Lead.EndsWith('比') && !amount.Lead.EndsWith('较');

    // 公文属性：主动公开20件、不予公开2件 counts documents.
    [GeneratedRegex(@"属性|公文|发文|制文", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfDocuments();

    [GeneratedRegex(@"(?<![有毫])无|没有|不存在", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Negation();

    [GeneratedRegex(@"^的?(申请|件|情形|情况|事项)?(?=$|[，,、])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NothingElse();

    // Those that were late or early, or went by one channel, are a part.
    [GeneratedRegex(@"(逾期|超期|延期|超时|提前|当日|当天|当场|即时|书面|口头|电话|网上|线上|线下|当面|邮寄|邮件|传真|电子|未|不|拟|待|应)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnlySome();
}

/// <summary>B1d: normative documents 规范性文件 in the text against the table: made, repealed, in force.</summary>
internal sealed partial class StatedDocumentsRule() : StatedFigureRule("B1d")
{
    private static readonly string[] Attributes = ["行政", "本级", "镇级", "我镇", "我县", "我局", "本机关", "政府", "各类", "的", "了", "性", "新", "并公布", "并发布", "并实施"];

    protected override void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part)
    {
        var verbs = WordsOf(binding, binding.Columns.Keys);
        var nouns = binding.WordsOf("subject");
        Dictionary<string, List<StatedFigure>> stated = new(StringComparer.Ordinal);
        foreach (var sentence in subject.Sentences(part))
        {
            var partsFrom = CleanedUp().Match(sentence.Text) is { Success: true } some ? some.Index : int.MaxValue;
            foreach (var amount in sentence.Amounts.Where(a => a.IsExact && a.Index < partsFrom && !sentence.IsForeign(a.Index)))
            {
                if (Find(sentence, amount, verbs, nouns) is var (item, figure) && !Qualified().IsMatch(sentence.Text[..figure.Start]))
                {
                    stated.TryAdd(item, []);
                    stated[item].Add(figure);
                }
            }

            if (None(sentence, verbs, nouns) is var (none, statedNone) && !stated.ContainsKey(none))
            {
                stated[none] = [statedNone];
            }
        }

        foreach (var (item, figures) in stated)
        {
            List<CellId> cells = [.. binding.Rows.Values.SelectMany(r => r).SelectMany(r => binding.Columns[item].Select(c => new CellId(binding.Table, r, c)))];
            Compare(subject, result, figures, cells, $"{subject.RowName(cells[0])}·{subject.ColumnName(cells[0])}");
        }
    }

    private static (string Item, StatedFigure Figure)? Find(Sentence sentence, Amount amount, IReadOnlyList<KeyValuePair<string, string>> verbs, IReadOnlyList<string> nouns)
    {
        List<KeyValuePair<string, string>> objects = [.. nouns.Select(n => KeyValuePair.Create("subject", n))];
        var leadStart = amount.Index - amount.Lead.Length;
        if (Before(amount.Lead, objects) is var (_, noun))
        {
            // 制发行政规范性文件3件
            var bare = Stripped(amount.Lead[..noun]);
            var verb = verbs.FirstOrDefault(v => bare.EndsWith(v.Value, StringComparison.Ordinal));
            return verb.Key is null ? null : (verb.Key, new StatedFigure(sentence, amount, leadStart + bare.Length - verb.Value.Length) { End = amount.Index + amount.Length });
        }

        if (Before(amount.Lead, verbs) is var (item, start))
        {
            // 规范性文件制发3件, 制发3件行政规范性文件
            var after = After(amount.Tail, [.. objects, .. objects.Select(o => KeyValuePair.Create(o.Key, "行政" + o.Value))]);
            if (after is not null || sentence.TopicAt(leadStart + start) == Topic.Documents)
            {
                return (item, new StatedFigure(sentence, amount, leadStart + start) { End = amount.Index + amount.Length + (after?.End ?? 0) });
            }
        }

        return null;
    }

    private static (string Item, StatedFigure Figure)? None(Sentence sentence, IReadOnlyList<KeyValuePair<string, string>> verbs, IReadOnlyList<string> nouns)
    {
        foreach (var noun in nouns)
        {
            var at = sentence.Text.IndexOf(noun, StringComparison.Ordinal);
            if (at < 0 || sentence.IsForeign(at))
            {
                continue;
            }

            var bare = Stripped(sentence.Text[..at]);
            var verb = verbs.FirstOrDefault(v => bare.EndsWith(v.Value, StringComparison.Ordinal));
            var left = verb.Key is null ? string.Empty : Stripped(bare[..^verb.Value.Length]);
            var negation = Array.Find(["没有", "未曾", "未", "无"], n => left.EndsWith(n, StringComparison.Ordinal));
            if (negation is not null)
            {
                var start = left.Length - negation.Length;
                var end = at + noun.Length;
                return (verb.Key!, new StatedFigure(sentence, new Amount(start, end - start, 0, true, string.Empty, string.Empty), start) { End = end });
            }
        }

        return null;
    }

    // 清理涉企规范性文件5件，其中废止1件、继续有效4件 tells of these five.
    [GeneratedRegex(@"(清理|审查|评估|排查|梳理|核查)[^，。；]{0,10}规范性文件(共|共计)?[ ]*[0-9一二三四五六七八九十百]+[ ]*件[，,（(]其中", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CleanedUp();

    // 其中以政府办名义印发 is a part; 其中本年制发 is not.
    [GeneratedRegex(@"其中[，,]?(?!(本年度?|全年|今年|当年|年内|新|已|我镇|共|由?本级)*$)[^，。；]{2,}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualified();

    private static string Stripped(string text)
    {
        for (var i = 0; i < Attributes.Length;)
        {
            if (text.EndsWith(Attributes[i], StringComparison.Ordinal))
            {
                text = text[..^Attributes[i].Length];
                i = 0;
            }
            else
            {
                i++;
            }
        }

        return text;
    }
}

/// <summary>B1e: reviews and lawsuits in the text against the table, with their outcomes where the text says plainly whose they are.</summary>
internal sealed partial class StatedDisputesRule() : StatedFigureRule("B1e")
{
    protected override void Evaluate(CheckSubject subject, RuleResult result, RuleBinding binding, TextPart part)
    {
        var rows = WordsOf(binding, binding.Rows.Keys);
        var outcomes = WordsOf(binding, binding.Columns.Keys);
        Dictionary<(string Rows, string Column), List<StatedFigure>> stated = [];
        void Add(string row, string column, StatedFigure figure)
        {
            stated.TryAdd((row, column), []);
            stated[(row, column)].Add(figure);
        }

        foreach (var sentence in subject.Sentences(part).Where(s => IsOfDisclosure(s, binding)))
        {
            foreach (var amount in sentence.Amounts.Where(a => a.IsExact && !sentence.IsForeign(a.Index)))
            {
                Read(sentence, amount, rows, outcomes, Add);
            }

            foreach (Match match in None().Matches(sentence.Text))
            {
                if (!sentence.IsForeign(match.Index) && !Outcome().IsMatch(match.Value) && !Further().IsMatch(sentence.Text[(match.Index + match.Length)..]))
                {
                    StatedFigure figure = new(sentence, new Amount(match.Index, match.Length, 0, true, string.Empty, string.Empty), match.Index) { End = match.Index + match.Length };
                    var both = match.Groups["both"].Success || (match.Value.Contains("复议", StringComparison.Ordinal) && match.Value.Contains("诉讼", StringComparison.Ordinal));
                    Add(both ? "both" : match.Value.Contains("复议", StringComparison.Ordinal) ? "reconsideration" : "litigation", "total", figure);
                }
            }
        }

        foreach (var ((row, column), figures) in stated)
        {
            var codes = string.Equals(row, "both", StringComparison.Ordinal) ? binding.Rows.Values.SelectMany(r => r).Distinct(StringComparer.Ordinal) : binding.Rows[row];
            List<CellId> cells = [.. codes.SelectMany(r => binding.Columns[column].Select(c => new CellId(binding.Table, r, c)))];
            Compare(subject, result, figures, cells, Messages.Names([.. cells.Select(c => $"{subject.RowName(c)}·{subject.ColumnName(c)}")]));
        }
    }

    private static void Read(Sentence sentence, Amount amount, IReadOnlyList<KeyValuePair<string, string>> rows, IReadOnlyList<KeyValuePair<string, string>> outcomes, Action<string, string, StatedFigure> add)
    {
        var leadStart = amount.Index - amount.Lead.Length;
        if (Before(amount.Lead, outcomes) is var (outcome, from))
        {
            if (RowOf(sentence, leadStart + from) is { } row && !IsJoined(amount.Lead, from, outcomes))
            {
                add(row, outcome, new StatedFigure(sentence, amount, leadStart + from) { End = amount.Index + amount.Length });
            }

            return;
        }

        if (Before(amount.Lead, rows) is var (named, start))
        {
            var each = amount.Lead[start..].Contains('均', StringComparison.Ordinal) || amount.Lead[start..].Contains('各', StringComparison.Ordinal);
            var joined = IsJoined(amount.Lead, start, rows);
            if ((!each || amount.Number == 0) && !Included().IsMatch(amount.Tail) && !ByOutcome().IsMatch(amount.Lead[..start]))
            {
                add(joined ? "both" : named, "total", new StatedFigure(sentence, amount, leadStart + start) { End = amount.Index + amount.Length });
            }

            return;
        }

        if (After(amount.Tail, outcomes) is var (later, end))
        {
            if (RowOf(sentence, amount.Index) is { } row && !Taken(amount))
            {
                add(row, later, new StatedFigure(sentence, amount, amount.Index) { End = amount.Index + amount.Length + end });
            }
        }
        else if (After(amount.Tail, rows) is var (counted, stop) && !NotACase().IsMatch(amount.Tail[stop..]) && Happened().IsMatch(amount.Lead))
        {
            add(counted, "total", new StatedFigure(sentence, amount, amount.Index) { End = amount.Index + amount.Length + stop });
        }
    }

    // 行政诉讼1件正在审理: the number belongs to the words before it.
    private static bool Taken(Amount amount) => amount.Lead.EndsWith('共') || amount.Lead.EndsWith('计');

    private static string? RowOf(Sentence sentence, int index)
    {
        if (Both().Matches(sentence.Text).Any(m => m.Index < index))
        {
            return null;
        }

        return sentence.TopicAt(index) switch
        {
            Topic.Reconsideration => "reconsideration",
            Topic.Litigation => "litigation",
            _ => null,
        };
    }

    private static bool IsOfDisclosure(Sentence sentence, RuleBinding binding) =>
        string.Equals(sentence.Part.Section, binding.Table, StringComparison.Ordinal) || (Disclosure().IsMatch(sentence.Line) && !Unrelated().IsMatch(sentence.Text));

    [GeneratedRegex(@"无关|其他领域|非(政府)?信息公开", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unrelated();

    // 行政复议7件（含信息公开类2件）: all reviews, not only those of this report.
    [GeneratedRegex(@"^[（(，,]?(含|其中|包括)[^，。；]{0,6}信息公开", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Included();

    [GeneratedRegex(@"(纠错|纠正|败诉|撤销|维持|未结|审结)的?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ByOutcome();

    [GeneratedRegex(@"信息公开|公开申请|依申请", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Disclosure();

    [GeneratedRegex(@"(未|没有|无|不存在)(发生|收到|产生|引发|出现|涉及)?(过|任何)?(一(起|件|例))?(因|由)?[^，。、；的]{0,14}?(引起|引发|产生|导致|被申请|被提起|申请|提起)?(的)?(政府信息公开)?(?<both>行政复议(案件)?(、|和|及|或|与|以及|，)(被?提起)?(行政)?诉讼|复议(、|和|及|或|与)诉讼)|(未|没有|无|不存在)(发生|收到|产生|引发|出现|涉及)?(过|任何)?(一(起|件|例))?(因|由)?[^，。、；的]{0,14}?(引起|引发|产生|导致|被申请|被提起|申请|提起)?(的)?(政府信息公开)?(行政复议|行政诉讼|行政应诉(?=案件))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex None();

    // 未发生被纠错的行政诉讼 says nothing of how many there were; nor does 无行政复议纠错.
    [GeneratedRegex(@"^(案件)?(的)?(中)?(被)?(纠错|纠正|败诉|撤销|维持|超期|逾期|未结|应诉|培训|答复|咨询|审理|变更)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Further();

    [GeneratedRegex(@"纠错|纠正|败诉|撤销|超期|逾期|未结", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outcome();

    [GeneratedRegex(@"复议(案件)?(、|和|及|或|与|以及)(行政)?诉讼", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Both();

    [GeneratedRegex(@"^(案件|案)?(答复|应诉|培训|咨询|工作|率|渠道|知识|宣传|意见|建议|文书)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotACase();

    [GeneratedRegex(@"(发生|收到|产生|引发|出现|有|共|提起|涉及)[ ]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Happened();
}
