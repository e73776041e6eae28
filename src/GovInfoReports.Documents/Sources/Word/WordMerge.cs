namespace GovInfoReports.Documents.Sources.Word;

/// <summary>How a cell takes part in a merged one.</summary>
internal enum WordMerge
{
    None,
    Begins,
    GoesOn,
}
