namespace GovInfoReports.Documents.Text;

/// <summary>Labels that a text may stand for.</summary>
internal sealed record LabelMatch(IReadOnlyList<Label> Labels, Numbering Number, bool IsExact)
{
    /// <summary>Whether the label is written as in the form, with an explanation behind it.</summary>
    public bool HasAside { get; init; }
}
