namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>What a sentence speaks of.</summary>
internal enum Topic
{
    /// <summary>Nothing that the tables count.</summary>
    None,

    /// <summary>Applications 政府信息公开申请.</summary>
    Requests,

    /// <summary>Reviews 行政复议.</summary>
    Reconsideration,

    /// <summary>Lawsuits 行政诉讼.</summary>
    Litigation,

    /// <summary>Normative documents 规范性文件.</summary>
    Documents,

    /// <summary>Proposals, letters, hotlines, permits and whatever else offices count.</summary>
    Other,
}
