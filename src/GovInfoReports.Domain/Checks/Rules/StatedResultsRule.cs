using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

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
            var partsFrom = PartsFrom(sentence, subject, binding);
            List<Amount> amounts = [.. sentence.Amounts.Where(a => a.IsExact && a.Index <= partsFrom && !sentence.IsForeign(a.Index))];
            var isByForm = amounts.Count > 0 && SpeaksAsTheForm(sentence, words);
            foreach (var amount in amounts)
            {
                if (Find(sentence, amount, words, isByForm) is var (item, figure))
                {
                    stated.TryAdd(item, []);
                    stated[item].Add(figure);
                }
            }

            foreach (var (item, figure) in None(sentence, words).Concat(OfAll(subject, binding, sentence, words)))
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
        var among = sentence.Amounts.Where(a => Among().IsMatch(a.Tail)).ToList();
        if (among.Count == 0)
        {
            return int.MaxValue;
        }

        var all = binding.Rows[Handled].SelectMany(r => binding.Columns["total"].Select(c => subject[new CellId(binding.Table, r, c)].Number)).Sum();
        return among.Find(a => a.Number != all)?.Index ?? int.MaxValue;
    }

    [GeneratedRegex(@"^[^，。；0-9]{0,6}(之)?中[，,]", Term.Options, Term.Milliseconds)]
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

    // 收到申请12件，均予以公开: where the number is that of all, whichever of them the table calls so.
    private static IEnumerable<(string Item, StatedFigure Figure)> OfAll(CheckSubject subject, RuleBinding binding, Sentence sentence, IReadOnlyList<KeyValuePair<string, string>> words)
    {
        foreach (Match match in OfAll().Matches(sentence.Text))
        {
            var amount = sentence.Amounts.LastOrDefault(a => a.Index < match.Index);
            if (amount is not { IsExact: true, Number: > 0 } || sentence.IsForeign(amount.Index) || sentence.TopicAt(match.Index) != Topic.Requests
                || After(sentence.Text[(match.Index + match.Length)..], words) is not var (item, end) || item is Handled || Carried.Contains(item))
            {
                continue;
            }

            decimal? Of(params string[] items) => subject.Sum(items.SelectMany(i => binding.Rows[i]).SelectMany(r => binding.Columns["total"].Select(c => new CellId(binding.Table, r, c))));
            List<decimal?> wholes = [Of(Handled), Of(Handled, "carriedForward"), Of(Handled, "carriedForward") - Of("carriedOver")];
            if (wholes.Contains(amount.Number) && !wholes.Contains(Of(item)))
            {
                yield return (item, new StatedFigure(sentence, amount, amount.Index) { End = match.Index + match.Length + end });
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
    private static bool IsOfApplications(Sentence sentence) => sentence.Paragraph.NamesWithHeading(Applications()) || sentence.TopicAt(0) == Topic.Requests;

    [GeneratedRegex($$"""依申请|公开申请|申请公开|({{Term.Received}})了?申请""", Term.Options, Term.Milliseconds)]
    private static partial Regex Applications();

    private static bool SpeaksOfRequests(Sentence sentence, Amount amount, bool ofForm) =>
        (sentence.TopicAt(amount.Index) == Topic.Requests || (ofForm && sentence.TopicAt(amount.Index) == Topic.None)) && !amount.Lead.EndsWith('比') && !amount.Lead.EndsWith('较');

    // 公文属性：主动公开20件、不予公开2件 counts documents.
    [GeneratedRegex(@"属性|公文|发文|制文", Term.Options, Term.Milliseconds)]
    private static partial Regex OfDocuments();

    [GeneratedRegex($$"""{{Term.None}}|没有|不存在""", Term.Options, Term.Milliseconds)]
    private static partial Regex Negation();

    [GeneratedRegex(@"^的?(申请|件|情形|情况|事项)?(?=$|[，,、])", Term.Options, Term.Milliseconds)]
    private static partial Regex NothingElse();

    // Those that were late or early, or went by one channel, are a part.
    [GeneratedRegex(@"(逾期|超期|延期|超时|提前|当日|当天|当场|即时|书面|口头|电话|网上|线上|线下|当面|邮寄|邮件|传真|电子|未|不|拟|待|应)$", Term.Options, Term.Milliseconds)]
    private static partial Regex OnlySome();
}
