namespace GovInfoReports.Domain.Checks.Reading;

/// <summary>A piece of the report's text.</summary>
/// <param name="Plain">The text without Markdown marks, and where its characters stand in the stored text.</param>
internal sealed record TextPart(string Section, string Name, PlainText Plain, int Order, int? Additional = null)
{
    /// <summary>The text without Markdown marks; line breaks are kept.</summary>
    public string Text => Plain.Text;
}
