using GovInfoReports.Domain.Content;

namespace GovInfoReports.Data.SigningOff;

/// <summary>A sign-off sheet 签批单 that was made: which content a short code stands for. Kept for good.</summary>
public sealed class SignOff
{
    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 20;

    /// <summary>Key in the store.</summary>
    public long Id { get; init; }

    public long ReportId { get; init; }

    /// <summary>The code without separators, upper case.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>Hash of the content that is signed, see <see cref="ReportContentJson.Hash"/>.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>The content that is signed, to say later how much differs from it; <see langword="null"/> where only its hash was kept.</summary>
    public ReportContent? Content { get; init; }

    /// <summary>Revision of the report at that time.</summary>
    public Guid Revision { get; init; }

    /// <summary>Account that made it.</summary>
    public int AccountId { get; init; }

    /// <summary>Name of the person who made it.</summary>
    public string By { get; init; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }
}
