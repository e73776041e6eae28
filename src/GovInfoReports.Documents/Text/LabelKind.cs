namespace GovInfoReports.Documents.Text;

/// <summary>What a label of a table stands for.</summary>
internal enum LabelKind
{
    Banner,
    Corner,
    Column,
    Group,
    Row,
}
