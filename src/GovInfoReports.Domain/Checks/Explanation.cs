namespace GovInfoReports.Domain.Checks;

/// <summary>An explanation of a 核实 finding.</summary>
public sealed class Explanation
{
    private Explanation()
    {
    }

    internal Explanation(Finding finding, string text, string by, DateTime at)
    {
        Rule = finding.Rule;
        Fingerprint = finding.Fingerprint;
        Message = finding.Message;
        Text = text;
        By = by;
        At = at;
    }

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    public string Rule { get; private set; } = string.Empty;

    /// <summary><see cref="Finding.Fingerprint"/> of the finding it was given for.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>What the finding said.</summary>
    public string Message { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    /// <summary>Who gave it.</summary>
    public string By { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether it is for a finding: the same rule, cells and values.</summary>
    public bool IsFor(Finding finding) =>
        string.Equals(Rule, finding.Rule, StringComparison.Ordinal) && string.Equals(Fingerprint, finding.Fingerprint, StringComparison.Ordinal);
}
