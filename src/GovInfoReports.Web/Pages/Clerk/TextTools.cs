using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>What the scripts of the texts need, for <c>_TextTools.cshtml</c>.</summary>
public sealed record TextTools(EntryForm Form, string FormPath)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Where a text is rendered for looking at it.</summary>
    public string PreviewPath => $"{FormPath}/text-preview";

    /// <summary>The cells that a text can be bound to: for each table its heading and the cells with their names and values, as JSON.</summary>
    public IHtmlContent Cells => new HtmlString(JsonSerializer.Serialize(
        Form.Edition.Sections.Where(s => s.Table is not null).Select(s => new
        {
            s.Heading,
            Cells = s.Table!.Cells.Select(c => new { Id = c.Id.ToString(), c.Name, Value = Form.Shown.Figures[c.Id].ToString() }),
        }),
        Json));
}
