namespace GovInfoReports.Domain.Checks;

/// <summary>Says in Chinese what a slip looks like and how to put it right.</summary>
internal static class SlipSentences
{
    public static string Of(CheckSubject subject, EquationSheet sheet, Slip slip, string sentence)
    {
        var lead = sheet.Equations[slip.Lead];
        var cell = slip.Changes[0].Cell;
        var now = CheckSubject.Number(subject[cell].Addend);
        return slip.Cause switch
        {
            Slips.TotalRowZero => Messages.Text(MessageKey.SlipTotalRowZero, subject.RowName(lead.Left[0]), TotalParts(subject, sheet, slip)),
            Slips.TotalColumnZero => Messages.Text(MessageKey.SlipTotalColumnZero, subject.ColumnName(lead.Left[0]), TotalParts(subject, sheet, slip)),
            Slips.TotalNotUpdated when slip.Changes.Count == 1 => Messages.Text(MessageKey.SlipTotalNotUpdatedOne, subject.NameOf(cell), now, CheckSubject.Number(slip.Changes[0].To), sentence),
            Slips.TotalNotUpdated => Messages.Text(MessageKey.SlipTotalNotUpdated, EquationCheck.MemberName(subject, lead, lead.Left[0]), TotalParts(subject, sheet, slip)),
            Slips.LeftFromLastYear when slip.Changes.Count == 1 => Messages.Text(MessageKey.SlipLeftFromLastYearOne, subject.NameOf(cell), now, subject.Context.Year - 1, sentence),
            Slips.LeftFromLastYear => Messages.Text(MessageKey.SlipLeftFromLastYear, subject.RowName(cell), Values(subject, slip), subject.Context.Year - 1, sentence),
            Slips.StrayNumber when slip.Changes.Count == 1 => Messages.Text(MessageKey.SlipStrayNumberOne, subject.NameOf(cell), now, sentence),
            Slips.StrayNumber => Messages.Text(MessageKey.SlipStrayNumber, Values(subject, slip), sentence),
            Slips.SwappedColumns => Messages.Text(MessageKey.SlipSwappedColumns, subject.RowName(cell), subject.ColumnName(cell), now, subject.ColumnName(slip.Changes[1].Cell), CheckSubject.Number(subject[slip.Changes[1].Cell].Addend), sentence),
            Slips.ColumnShift => Messages.Text(MessageKey.SlipColumnShift, subject.RowName(cell), sentence),
            Slips.SwappedDigits => Messages.Text(MessageKey.SlipSwappedDigits, subject.NameOf(cell), now, CheckSubject.Number(slip.Changes[0].To), sentence),
            _ => Messages.Text(MessageKey.SlipWrongCell, subject.NameOf(cell), now, CheckSubject.Number(slip.Changes[0].To), sentence),
        };
    }

    public static string Advice(CheckSubject subject, Slip slip) => slip.Cause switch
    {
        Slips.TotalRowZero or Slips.TotalColumnZero or Slips.TotalNotUpdated => Messages.Text(MessageKey.SlipTotalAdvice, Repairs(subject, slip)),
        Slips.LeftFromLastYear => Messages.Text(MessageKey.SlipLeftFromLastYearAdvice),
        Slips.StrayNumber => Messages.Text(MessageKey.SlipStrayNumberAdvice),
        Slips.SwappedColumns or Slips.ColumnShift => Messages.Text(MessageKey.SlipDisplacedAdvice, Repairs(subject, slip)),
        _ => Messages.Text(MessageKey.SlipWrongCellAdvice, Repairs(subject, slip)),
    };

    private static string TotalParts(CheckSubject subject, EquationSheet sheet, Slip slip)
    {
        var lead = sheet.Equations[slip.Lead];
        var lines = slip.Settles.Select(e => sheet.Equations[e]).Where(e => ReferenceEquals(e.Relation, lead.Relation)).ToList();
        var shown = string.Join('；', lines.Take(4).Select(e => Messages.Text(
            MessageKey.TotalPart,
            EquationCheck.LineName(subject, e),
            CheckSubject.Number(e.Right.Sum(c => subject[c].Addend ?? 0)),
            CheckSubject.Number(subject[e.Left[0]].Addend))));
        return lines.Count > 4 ? Messages.Text(MessageKey.TotalPartsMore, shown, lines.Count) : shown;
    }

    private static string Values(CheckSubject subject, Slip slip) =>
        string.Join('、', slip.Changes.Take(7).Select(c => $"{subject.NameOf(c.Cell)} {CheckSubject.Number(subject[c.Cell].Addend)}"));

    private static string Repairs(CheckSubject subject, Slip slip)
    {
        var shown = string.Join('、', slip.Changes.Take(4).Select(c => $"“{subject.NameOf(c.Cell)}” {CheckSubject.Number(c.To)}"));
        return slip.Changes.Count > 4 ? Messages.Text(MessageKey.AndSoOn, shown) : shown;
    }
}
