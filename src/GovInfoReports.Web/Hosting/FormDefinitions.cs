using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// The form editions as the scripts of the entry form read them: formats, cells and equations, so that live totals in the browser
/// and totals on the server come from one definition; and what belongs in each row and column, once for each and not for each cell.
/// </summary>
public static class FormDefinitions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The definition of an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <returns>JSON.</returns>
    public static string Of(FormEdition edition) => JsonSerializer.Serialize(
        new
        {
            edition.Id,
            Formats = edition.Cells.Select(c => c.Format).DistinctBy(f => f.Code).ToDictionary(
                f => f.Code,
                f => new { f.Unit, Minimum = CellValue.Of(f.Minimum).ToString(), Maximum = CellValue.Of(f.Maximum).ToString(), f.Scale }),
            Cells = edition.Cells.Select(c => new { Id = c.Id.ToString(), Format = c.Format.Code }),
            Equations = edition.Equations.Select(e => new
            {
                Id = $"{e.Relation.Rule}:{e.Across}",
                e.Relation.Table,
                e.Relation.IsTotal,
                Left = e.Left.Select(c => c.ToString()),
                Right = e.Right.Select(c => c.ToString()),
            }),
            Rows = Explained(edition, b => b.Rows.Select(r => (r.Code, new Explanation(r.Name, r.Help, r.Examples)))),
            Columns = Explained(edition, b => b.Columns.Select(c => (c.Code, new Explanation(c.Label, c.Help, c.Examples)))),
        },
        Json);

    internal static void MapFormDefinitions(this WebApplication app) => app.MapGet("/forms/{id}.json", (string id, FormCatalog catalog, HttpContext context) =>
        {
            if (catalog.Find(id) is not { } edition)
            {
                return Results.NotFound();
            }

            var text = Of(edition);
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Text(text, "application/json; charset=utf-8");
        })
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static Dictionary<string, Explanation> Explained(FormEdition edition, Func<FormBlock, IEnumerable<(string Code, Explanation Explanation)>> parts) =>
        edition.Tables
            .SelectMany(t => t.Blocks.SelectMany(parts).Select(p => (Name: $"{t.Code}.{p.Code}", p.Explanation)))
            .DistinctBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(p => p.Name, p => p.Explanation, StringComparer.Ordinal);

    private sealed record Explanation(string Name, string? Help, IReadOnlyList<string> Examples);
}
