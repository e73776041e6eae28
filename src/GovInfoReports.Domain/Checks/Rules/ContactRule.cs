using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// E4: how to reach the unit: nothing at all, a placeholder instead of a number, a mailbox that anybody can have, and what differs
/// from last year's: by one sign, which looks like a slip, or altogether.
/// </summary>
internal sealed partial class ContactRule() : TextRule("E4", Tier.Hint)
{
    private enum Words { NoContact, Advice, Placeholder, PlaceholderAdvice, OneDigit, OneDigitAdvice, Changed, ChangedAdvice, PublicMailbox, PublicMailboxAdvice, Telephone, PostalCode, Mailbox, Site, Address }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var hasPlaceholder = Placeholders(subject, result);
        if (!hasPlaceholder && !subject.Texts.Any(t => Any().IsMatch(t.Text)))
        {
            result.Add(Found(Say(Words.NoContact), Say(Words.Advice)) with { Section = TextSections.Preamble });
        }

        List<Stated> now = [.. subject.Texts.Where(IsOfUnit).SelectMany(t => Contacts.Of(t.Plain).Select(c => new Stated(t, c)))];
        foreach (var mailbox in now.Where(s => s.Contact.Kind == ContactKind.Mailbox && Public().IsMatch(s.Contact.Written)))
        {
            result.Add(Mark(mailbox, Tier.Hint, Say(Words.PublicMailbox, mailbox.Part.Name, mailbox.Contact.Written), Say(Words.PublicMailboxAdvice)));
        }

        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        Changes(subject, result, now, [.. new[] { last.Preamble, last.Signature }.SelectMany(t => Contacts.Of(PlainText.Of(t)))]);
    }

    // Other parts name the numbers of hot lines and the sites of others.
    private static bool IsOfUnit(TextPart part) => part.Section is TextSections.Preamble or TextSections.Signature;

    private bool Placeholders(CheckSubject subject, RuleResult result)
    {
        var found = false;
        foreach (var text in subject.Texts)
        {
            foreach (Match match in Placeholder().Matches(text.Text))
            {
                found = true;
                result.Add(text.Mark(Found(Say(Words.Placeholder, text.Name, match.Value), Say(Words.PlaceholderAdvice), Tier.Query), match));
            }
        }

        return found;
    }

    // Only what came where something else went: that one more or one less is stated changes nothing.
    private void Changes(CheckSubject subject, RuleResult result, List<Stated> now, List<Contact> before)
    {
        foreach (var kind in Enum.GetValues<ContactKind>())
        {
            List<Stated> fresh = [.. now.Where(n => n.Contact.Kind == kind && !before.Exists(b => b.IsSame(n.Contact)))];
            List<Contact> gone = [.. before.Where(b => b.Kind == kind && !now.Exists(n => n.Contact.IsSame(b)))];
            foreach (var stated in fresh)
            {
                var slipped = gone.Find(b => stated.Contact.IsSlipOf(b));
                if ((slipped ?? gone.FirstOrDefault()) is { } old)
                {
                    gone.Remove(old);
                    result.Add(Difference(subject, stated, old, slipped is not null));
                }
            }
        }
    }

    private Finding Difference(CheckSubject subject, Stated stated, Contact old, bool isSlip)
    {
        var finding = Mark(
            stated,
            isSlip ? Tier.Query : Tier.Hint,
            Say(isSlip ? Words.OneDigit : Words.Changed, stated.Part.Name, Say(NameOf(old.Kind)), stated.Contact.Written, subject.Context.Year - 1, old.Written),
            Say(isSlip ? Words.OneDigitAdvice : Words.ChangedAdvice));
        return finding with { Basis = $"{stated.Contact.Value}|{old.Value}" };
    }

    private Finding Mark(Stated stated, Tier tier, string message, string advice)
    {
        Finding finding = new() { Rule = Id, Tier = tier, Section = stated.Part.Section, Message = message, Advice = advice };
        return stated.Contact.Index is { } index ? stated.Part.Mark(finding, index, stated.Contact.Written.Length) : finding;
    }

    private static Words NameOf(ContactKind kind) => kind switch
    {
        ContactKind.PostalCode => Words.PostalCode,
        ContactKind.Mailbox => Words.Mailbox,
        ContactKind.Site => Words.Site,
        ContactKind.Address => Words.Address,
        _ => Words.Telephone,
    };

    [GeneratedRegex(
        $$"""{{Term.AreaCode}}[0-9]{7,8}|(电话|传真|热线|座机|手机|联系方式)([（(][^）)\n]{0,10}[）)])?(号码)?{{Term.Gap}}(分别)?(为|是|{{Term.Colon}})?{{Term.Gap}}[（(]?[0-9][0-9-]{2,11}{{Term.NoDigitAfter}}(?!{{Term.Gap}}(余|多|{{Term.Counters}}|人|通))|"""
        + $$"""(?<![0-9A-Za-z.-])[2-8][0-9]{6,7}(?![0-9.,]|{{Term.Gap}}(余|多|{{Term.Counters}}|人|通|元|万))|{{Term.AddressStarts}}[A-Za-z0-9._-]+@[A-Za-z0-9.-]+|"""
        + $$"""{{Term.NoDigitBefore}}12345{{Term.NoDigitAfter}}|1[3-9][0-9]{9}""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Any();

    [GeneratedRegex($$"""(电话|传真|联系方式|邮编|邮政编码|邮箱)(号码)?[：:为是]?[ ]*({{Term.AreaCode}})?([XxＸ×*＊]{2,}|0{7,8}{{Term.NoDigitAfter}})""", Term.Options, Term.Milliseconds)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"@(163|126|yeah|qq|vip\.qq|foxmail|sina|vip\.sina|sohu|139|189|wo|21cn|tom|aliyun|gmail|hotmail|outlook)\.(com|cn|net)$", Term.Options | RegexOptions.IgnoreCase, Term.Milliseconds)]
    private static partial Regex Public();

    private sealed record Stated(TextPart Part, Contact Contact);
}
