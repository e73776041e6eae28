namespace GovInfoReports.Domain.Checks;

/// <summary>
/// The sentences of the rules that the entry form works out by itself with every key: equations that the form states, and blank
/// cells. They are those that the rules use, with <c>{0}</c>, <c>{1}</c> and so on for the values.
/// </summary>
public static class LiveSentences
{
    /// <summary>The sentences by the names that the script knows.</summary>
    public static IReadOnlyDictionary<string, string> ByName { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["columnLine"] = Messages.Text(MessageKey.ColumnLine),
        ["rowLine"] = Messages.Text(MessageKey.RowLine),
        ["equationTotal"] = Messages.Text(MessageKey.EquationTotal),
        ["equationBalance"] = Messages.Text(MessageKey.EquationBalance),
        ["equationTotalAdvice"] = Messages.Text(MessageKey.EquationTotalAdvice),
        ["equationBalanceAdvice"] = Messages.Text(MessageKey.EquationBalanceAdvice),
        ["partsInBrackets"] = Messages.Text(MessageKey.PartsInBrackets),
        ["blankTable"] = Messages.Text("C2_Table"),
        ["blankRows"] = Messages.Text("C2_Rows"),
        ["blankRow"] = Messages.Text("C2_Row"),
        ["blankColumn"] = Messages.Text("C2_Column"),
        ["blankCell"] = Messages.Text("C2_Cell"),
        ["blankAdvice"] = Messages.Text("C2_Advice"),
    };
}
