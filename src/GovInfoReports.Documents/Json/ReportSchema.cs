using System.Text.Json.Nodes;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Json;

/// <summary>A JSON Schema (2020-12) of published reports, made from the definition of the form.</summary>
public static class ReportSchema
{
    /// <summary>Makes the schema of reports made with an edition.</summary>
    public static JsonObject For(FormEdition edition)
    {
        JsonObject definitions = new()
        {
            ["narrative"] = Narrative(edition),
            ["tables"] = Object(edition.Tables.Select(t => (t.Code, (JsonNode)Table(edition, t)))),
            ["check"] = Check(),
        };
        foreach (var format in edition.Cells.Select(c => c.Format).DistinctBy(f => f.Code))
        {
            definitions[Key(format)] = Cell(format);
        }

        var schema = Object(
        [
            ("unit", Object([("code", Text()), ("name", Text()), ("path", List(Text()))])),
            // Historic reports were made with other forms than their year's, too.
            ("year", new JsonObject { ["type"] = "integer" }),
            ("form", new JsonObject { ["const"] = edition.Id }),
            ("edition", new JsonObject { ["type"] = "integer", ["minimum"] = 1 }),
            ("title", Text()),
            ("publishedAt", new JsonObject { ["type"] = "string", ["format"] = "date-time" }),
            ("supersededBy", new JsonObject { ["type"] = Types("integer", "null"), ["minimum"] = 1 }),
            ("correctionNote", new JsonObject { ["type"] = Types("string", "null") }),
            ("source", new JsonObject { ["oneOf"] = new JsonArray(Object([("name", Text()), ("hash", Hash()), ("publishedOn", new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date" })]), new JsonObject { ["type"] = "null" }) }),
            ("narrative", Reference("narrative")),
            ("tables", Reference("tables")),
            ("checks", List(Reference("check"))),
            ("hash", Hash()),
        ]);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "$id", $"urn:govinforeports:form:{edition.Id}");
        schema.Insert(2, "title", $"政府信息公开工作年度报告 {edition.Name}");
        schema.Insert(3, "description", edition.Document);
        schema["$defs"] = definitions;
        return schema;
    }

    private static string Key(CellFormat format) => $"cell-{format.Code}";

    private static JsonObject Hash() => new() { ["type"] = "string", ["pattern"] = "^sha256:[0-9a-f]{64}$" };

    private static JsonObject Narrative(FormEdition edition)
    {
        List<(string, JsonNode)> members = [("preamble", Text())];
        members.AddRange(edition.Sections.Where(s => s.IsNarrative).Select(s => (s.Code, (JsonNode)Titled(Text(), s.Heading))));
        JsonObject notes = new() { ["type"] = "object", ["additionalProperties"] = false };
        JsonObject ofTables = [];
        foreach (var section in edition.Sections.Where(s => !s.IsNarrative))
        {
            ofTables[section.Code] = Titled(Text(), section.Heading);
        }

        notes["properties"] = ofTables;
        members.Add(("tableNotes", notes));
        members.Add(("additionalSections", List(Object(
        [
            ("heading", Text()),
            ("text", Text()),
            ("after", new JsonObject { ["enum"] = new JsonArray([.. edition.Sections.Select(s => (JsonNode?)s.Code), null]) }),
        ]))));
        members.Add(("signature", Text()));
        return Object(members);
    }

    private static JsonObject Table(FormEdition edition, FormTable table)
    {
        var rows = table.Blocks.SelectMany(b => b.Rows.Select(r => (Block: b, Row: r))).GroupBy(r => r.Row.Code, StringComparer.Ordinal);
        var result = Object(rows.Select(r => (r.Key, (JsonNode)Titled(
            Object(r.SelectMany(part => part.Block.Columns).Select(c => (c.Code, (JsonNode)Titled(Reference(Key(c.Format)), string.Join('·', c.Labels))))),
            string.Join('·', r.First().Row.Labels)))));
        return Titled(result, edition.SectionOfTable(table.Code)!.Heading);
    }

    // A number where there is one, null while the cell is blank, "n/a" where it does not apply.
    private static JsonObject Cell(CellFormat format)
    {
        JsonObject number = new()
        {
            ["type"] = format.Scale == 0 ? "integer" : "number",
            ["minimum"] = format.Minimum,
            ["maximum"] = format.Maximum,
        };
        if (format.Scale > 0)
        {
            number["multipleOf"] = new decimal(1, 0, 0, false, (byte)format.Scale);
        }

        JsonObject cell = new() { ["oneOf"] = new JsonArray(number, new JsonObject { ["type"] = "null" }, new JsonObject { ["const"] = "n/a" }) };
        return format.Unit.Length == 0 ? cell : Titled(cell, format.Unit);
    }

    private static JsonObject Check() => Object(
        [
            ("rule", Text()),
            ("tier", Enum("error", "query", "hint")),
            ("status", Enum("passed", "failed", "notRun")),
            ("reason", Text()),
        ],
        optional: "reason");

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Schema)> members, string? optional = null)
    {
        JsonObject properties = [];
        JsonArray required = [];
        foreach (var (name, schema) in members)
        {
            properties[name] = schema;
            if (name != optional)
            {
                required.Add((JsonNode)name);
            }
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject Titled(JsonObject schema, string title)
    {
        schema.Insert(0, "title", title);
        return schema;
    }

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject List(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Enum(params ReadOnlySpan<string> names)
    {
        JsonArray values = [];
        foreach (var name in names)
        {
            values.Add((JsonNode)name);
        }

        return new JsonObject { ["enum"] = values };
    }

    private static JsonArray Types(string one, string other) => [one, other];
}
