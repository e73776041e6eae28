namespace GovInfoReports.Documents.Reading;

/// <summary>What a file turned out to be.</summary>
public enum ReadingKind
{
    /// <summary>A report, or a good part of one.</summary>
    Report,

    /// <summary>A letter that a report was sent with 关于报送……年报的函, without the report.</summary>
    CoverLetter,

    /// <summary>Something that has neither the title nor the headings nor the tables of a report.</summary>
    Other,
}
