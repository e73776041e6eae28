using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Workflow;

/// <summary>What a clerk submitted, as it was at that moment.</summary>
public sealed class Submission
{
    private Submission()
    {
    }

    internal Submission(int round, ReportContent content, int accountId, string name, DateTime at)
    {
        Round = round;
        Content = content;
        AccountId = accountId;
        Name = name;
        At = at;
        Hash = ReportContentJson.Hash(content);
    }

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    /// <summary>Which submission of the report it is, from 1.</summary>
    public int Round { get; private set; }

    public ReportContent Content { get; private set; } = null!;

    /// <summary>Hash of the content, see <see cref="ReportContentJson.Hash"/>; it stands on the receipt 回执.</summary>
    public string Hash { get; private set; } = string.Empty;

    /// <summary>Account that submitted.</summary>
    public int AccountId { get; private set; }

    /// <summary>Name of the person at that time.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }
}
