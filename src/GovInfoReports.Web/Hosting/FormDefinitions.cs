using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// The form editions as the scripts of the entry form read them: formats, cells and equations, so that live totals in the browser
/// and totals on the server come from one definition; what belongs in each row and column, once for each and not for each cell;
/// and the sentences of what the browser finds by itself.
/// </summary>
public static class FormDefinitions
{
    private static readonly ConditionalWeakTable<FormEdition, Definition> Served = [];

    private static readonly Lazy<Dictionary<string, object>> Sentences = new(() => new(LiveSentences.ByName.ToDictionary(s => s.Key, s => (object)s.Value), StringComparer.Ordinal)
    {
        ["unreadable"] = DraftInput.ProblemSentences.ToDictionary(
            p => p.Key switch
            {
                CellInputProblem.TooManyWords => "words",
                CellInputProblem.OtherUnit => "unit",
                CellInputProblem.Negative => "negative",
                CellInputProblem.NotWhole => "whole",
                CellInputProblem.TooPrecise => "precise",
                CellInputProblem.TooLarge => "large",
                CellInputProblem.Ambiguous => "ambiguous",
                _ => "number",
            },
            p => p.Value,
            StringComparer.Ordinal),
    });

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

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
                e.Relation.Rule,
                e.Relation.Table,
                Axis = e.Relation.Axis.ToString(),
                e.Across,
                e.Relation.IsTotal,
                Left = e.Left.Select(c => c.ToString()),
                Right = e.Right.Select(c => c.ToString()),
            }),
            Tables = edition.Tables.Select(t => new
            {
                t.Code,
                edition.SectionOfTable(t.Code)!.Heading,
                Blocks = t.Blocks.Select(b => new { Rows = b.Rows.Select(r => r.Code), Columns = b.Columns.Select(c => c.Code) }),
            }),
            Rows = Explained(edition, b => b.Rows.Select(r => (r.Code, new Explanation(r.Name, r.Help, r.Examples)))),
            Columns = Explained(edition, b => b.Columns.Select(c => (c.Code, new Explanation(c.Label, c.Help, c.Examples)))),
            Words = Sentences.Value,
        },
        Json);

    /// <summary>The address of an edition's definition; another definition has another one, so that a browser never keeps an old one.</summary>
    public static string PathOf(FormEdition edition) => $"/forms/{edition.Id}.json?v={Served.GetValue(edition, Serve).Version}";

    internal static void MapFormDefinitions(this WebApplication app) => app.MapGet("/forms/{id}.json", (string id, FormCatalog catalog, HttpContext context) =>
        {
            if (catalog.Find(id) is not { } edition)
            {
                return Results.NotFound();
            }

            var text = Served.GetValue(edition, Serve).Text;
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

    private static Definition Serve(FormEdition edition)
    {
        var text = Of(edition);
        return new Definition(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]);
    }

    private sealed record Definition(string Text, string Version);

    private sealed record Explanation(string Name, string? Help, IReadOnlyList<string> Examples);
}
