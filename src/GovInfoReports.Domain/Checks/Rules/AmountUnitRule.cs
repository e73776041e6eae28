using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// E5: units of amounts: fees far beyond what a unit takes, a thousand times last year's, handling fees in 万元 or without a unit,
/// an amount whose unit the form does not print and the text does not say.
/// </summary>
internal sealed partial class AmountUnitRule() : ContentRule("E5", Tier.Query)
{
    private enum Words { TooLarge, LastYear, Advice, NoUnit, NoUnitAdvice, Handling, HandlingNoUnit, HandlingAdvice }

    private const decimal ThousandTimes = 1000;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var cell in Cells(subject, binding, "fees"))
            {
                Fees(subject, result, cell);
            }

            foreach (var cell in Cells(subject, binding, "withoutUnit").Where(c => subject[c].Number > 0 && !subject.Texts.Any(t => AnyUnit().IsMatch(t.Text))))
            {
                result.Add(Found(Say(Words.NoUnit, subject.NameOf(cell), subject[cell].Number), Say(Words.NoUnitAdvice)) with
                {
                    Cells = [cell],
                    Values = new FindingValues(subject[cell].Number, null),
                });
            }
        }

        foreach (var text in subject.Texts)
        {
            HandlingFees(result, text);
        }
    }

    private static IEnumerable<CellId> Cells(CheckSubject subject, RuleBinding binding, string part) =>
        binding.Rows.TryGetValue(part, out var rows)
            ? rows.SelectMany(r => binding.Columns["amount"].Select(c => new CellId(binding.Table, r, c))).Where(c => subject.Edition.Find(c) is not null)
            : [];

    // In 万元.
    private static decimal? Highest(UnitLevel? level) => level switch
    {
        UnitLevel.Township => 3_000,
        UnitLevel.Department => 500_000,
        UnitLevel.County => 2_000_000,
        _ => null,
    };

    private void Fees(CheckSubject subject, RuleResult result, CellId cell)
    {
        if (subject[cell].Number is not { } number || number <= 0)
        {
            return;
        }

        var before = subject.LastYear?.Figures.Has(cell) == true ? subject.LastYear.Figures[cell].Number : null;
        var message = before > 0 && number / before >= ThousandTimes
            ? Say(Words.LastYear, subject.NameOf(cell), number, subject.Context.Year - 1, before)
            : Highest(subject.Context.Level) is { } highest && number > highest
                ? Say(Words.TooLarge, subject.NameOf(cell), number, decimal.Round(number / 10_000, 6))
                : null;
        if (message is not null)
        {
            result.Add(Found(message, Say(Words.Advice)) with
            {
                Cells = [cell],
                Values = new FindingValues(number, before),
                Basis = subject.Basis([cell], before),
            });
        }
    }

    private void HandlingFees(RuleResult result, TextPart text)
    {
        foreach (Match match in HandlingFee().Matches(text.Text))
        {
            if (ChineseNumber.Of(match.Groups["n"].ValueSpan) is not > 0 || match.Groups["u"].Value is "元")
            {
                continue;
            }

            var isLarge = match.Groups["u"].Success;
            result.Add(text.Mark(Found(Say(isLarge ? Words.Handling : Words.HandlingNoUnit, text.Name, match.Value), Say(Words.HandlingAdvice)), match));
        }
    }

    [GeneratedRegex(@"信息处理费(共|共计|合计|总计|收入|金额|为|是|：|:|人民币| )*(?<n>[0-9]+(,[0-9]{3})*(\.[0-9]+)?)[ ]*((?<u>万元|亿元|元)|(?=[，。；、\n]|$))", Term.Options, Term.Milliseconds)]
    private static partial Regex HandlingFee();

    [GeneratedRegex(@"(采购|金额)[^。\n]{0,30}元|元[^。\n]{0,16}(采购|金额)|单位[：:为是]?(人民币)?万?元", Term.Options, Term.Milliseconds)]
    private static partial Regex AnyUnit();
}
