namespace GovInfoReports.Documents.Text;

/// <summary>Labels that a text may stand for.</summary>
internal sealed record LabelMatch(IReadOnlyList<Label> Labels, Numbering Number, bool IsExact);
