using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Text;

/// <summary>A label of a table of the form.</summary>
internal sealed record Label(LabelKind Kind, string Official, string Key, Numbering Number, FormBlock Block, FormRow? Row, FormColumn? Column, bool IsTotal);
