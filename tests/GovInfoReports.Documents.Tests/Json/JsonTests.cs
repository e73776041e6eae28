using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovInfoReports.Documents.Json;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Documents.Tests.Json;

public sealed class JsonTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();

    [Fact]
    public void A_reading_is_written_with_the_public_names()
    {
        var edition = Catalog.Get("2021");
        var text = new WrittenReport(edition, 2022, TextShape.Word).ToString()
            .Replace("\t行政许可\n\t0\n", "\t行政许可\n\t\n", StringComparison.Ordinal)
            .Replace("\t行政处罚\n\t0\n", "\t行政处罚\n\t/\n", StringComparison.Ordinal)
            .Replace("\t（七）总计\n\t0\n", "\t（七）总计\n\t3\n", StringComparison.Ordinal);
        var (reading, checks) = new ReportReading(Catalog).ReadAndCheck(text, ReadingHints.None, new CheckEngine(Catalog));
        using var stream = new MemoryStream();
        ReadingJson.Write(stream, reading, checks);
        var json = JsonNode.Parse(stream.ToArray())!.AsObject();

        Assert.Equal(["unit", "year", "form", "title", "narrative", "tables", "findings", "checks"], json.Select(p => p.Key));
        Assert.Equal("松原县青禾镇人民政府", (string?)json["unit"]);
        Assert.Equal(2022, (int?)json["year"]);
        Assert.Null(json["tables"]!["disclosure"]!["licensing"]!["decisions"]);
        Assert.Equal("n/a", (string?)json["tables"]!["disclosure"]!["penalties"]!["decisions"]);
        Assert.Equal(3, (int?)json["tables"]!["requests"]!["handledTotal"]!["naturalPerson"]);

        var findings = json["findings"]!.AsArray();
        var gap = Assert.Single(findings, f => (string?)f!["rule"] == "C2")!;
        Assert.Equal("error", (string?)gap["tier"]);
        Assert.Equal("disclosure.licensing.decisions", (string?)gap["cells"]![0]);
        Assert.NotNull(gap["source"]!["line"]);
        Assert.Single(findings, f => (string?)f!["rule"] == "C2b");
        var sum = findings.First(f => (string?)f!["rule"] == "A2")!;
        Assert.NotNull(sum["values"]!["left"]);
        Assert.NotNull(sum["source"]!["line"]);
        Assert.Contains(json["checks"]!.AsArray(), c => (string?)c!["rule"] == "C3" && (string?)c["status"] == "passed");
        Assert.Contains(json["checks"]!.AsArray(), c => (string?)c!["rule"] == "C2" && (string?)c["status"] == "failed");
        Assert.Contains("松原县", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_again_says_nothing_twice()
    {
        var edition = Catalog.Get("2019");
        var text = new WrittenReport(edition, 2022, TextShape.Lines).ToString();
        var (reading, checks) = new ReportReading(Catalog).ReadAndCheck(text[..(text.Length / 2)], ReadingHints.None, new CheckEngine(Catalog));
        Assert.Equal(checks.Findings, ReportReading.Merge(reading, checks).Findings);
        Assert.Single(checks.Findings, f => f.Rule == "C1");
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void The_schema_describes_what_is_published(string form)
    {
        var edition = Catalog.Get(form);
        var schema = JsonNode.Parse(ReportSchema.For(edition).ToJsonString())!.AsObject();
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema["$schema"]);
        Assert.Equal(form, (string?)schema["properties"]!["form"]!["const"]);
        foreach (var cell in edition.Cells)
        {
            var row = schema["$defs"]!["tables"]!["properties"]![cell.Id.Table]!["properties"]![cell.Id.Row]!;
            Assert.Contains(cell.Id.Column, row["required"]!.AsArray().Select(r => (string?)r));
            var reference = (string)row["properties"]![cell.Id.Column]!["$ref"]!;
            var number = schema["$defs"]![reference["#/$defs/".Length..]]!["oneOf"]![0]!;
            Assert.Equal(cell.Format.Scale == 0 ? "integer" : "number", (string?)number["type"]);
            Assert.Equal(cell.Format.Minimum, (decimal)number["minimum"]!);
            Assert.Equal(cell.Format.Maximum, (decimal)number["maximum"]!);
            Assert.Equal(cell.Format.Scale == 0 ? null : 0.000001m, (decimal?)number["multipleOf"]);
        }

        using var stream = new MemoryStream();
        EditionJson.Write(stream, Published(edition));
        var document = JsonNode.Parse(stream.ToArray())!;
        Assert.Empty(Violations(schema, document, schema, "$"));

        document["tables"]!["requests"]!["received"]!["total"] = -1;
        document["tables"]!["disputes"]!.AsObject().Remove("reconsideration");
        document["edition"] = "1";
        Assert.Equal(3, Violations(schema, JsonNode.Parse(document.ToJsonString()), schema, "$").Count());
    }

    [Fact]
    public void A_published_edition_is_written_as_documented()
    {
        using var stream = new MemoryStream();
        EditionJson.Write(stream, Published(Catalog.Get("2021")));
        var json = JsonNode.Parse(stream.ToArray())!.AsObject();
        Assert.Equal(["unit", "year", "form", "edition", "title", "publishedAt", "supersededBy", "correctionNote", "source", "narrative", "tables", "checks", "hash"], json.Select(p => p.Key));
        Assert.Equal("""{"code":"990101101","name":"青禾镇人民政府","path":["虚省","虚市","松原县"]}""", json["unit"]!.ToJsonString(new JsonSerializerOptions { Encoder = ReportContentJson.WriterOptions.Encoder }));
        Assert.Equal("2023-01-28T01:30:00Z", (string?)json["publishedAt"]);
        Assert.Null(json["supersededBy"]);
        Assert.Null(json["correctionNote"]);
        Assert.Null(json["source"]);
        Assert.StartsWith("sha256:", (string)json["hash"]!, StringComparison.Ordinal);
        Assert.Contains(json["checks"]!.AsArray(), c => (string?)c!["status"] == "passed");
    }

    [Fact]
    public void A_historic_edition_names_its_file_and_fits_the_schema_whatever_its_year()
    {
        var form = Catalog.Get("2019");
        EditionSource source = new("青禾镇2022年年报.docx", "sha256:" + new string('c', 64));
        var unit = PublishedUnit.Make();
        var at = new DateTime(2026, 1, 28, 1, 30, 0, DateTimeKind.Utc);
        CheckReport checks = new([], [new RuleOutcome("A1", Tier.Error, RuleStatus.Failed, null)]);
        var report = AnnualReport.Begin(unit, 2022, form, ReportContent.EmptyFor(form) with { Title = "年报" }, "审核员", at);
        using MemoryStream stream = new();
        EditionJson.Write(stream, report.PublishHistoric(unit, [], checks, source, PublishedUnit.Actor, at));
        var json = JsonNode.Parse(stream.ToArray())!;

        Assert.Equal((source.FileName, source.Hash), ((string?)json["source"]!["name"], (string?)json["source"]!["hash"]));
        Assert.Equal("failed", (string?)json["checks"]![0]!["status"]);
        var schema = JsonNode.Parse(ReportSchema.For(form).ToJsonString())!;
        Assert.Empty(Violations(schema, json, schema, "$"));
    }

    internal static PublishedEdition Published(FormEdition edition)
    {
        var year = edition.FirstYear;
        var content = new ReportTextReader(Catalog).Read(new WrittenReport(edition, year, TextShape.Word).ToString(), ReadingHints.None).Content with { AdditionalSections = [new("附", "文", "overview")] };
        var unit = PublishedUnit.Make();
        var actor = PublishedUnit.Actor;
        var at = new DateTime(2023, 1, 28, 1, 30, 0, DateTimeKind.Utc);
        var checks = new CheckReport([], new CheckEngine(Catalog).Run(content, new CheckContext { Year = year }).Outcomes);
        var report = AnnualReport.Begin(unit, year, edition, content, actor.Name, at);
        report.Submit(checks, actor with { AccountId = actor.AccountId + 1 }, at);
        report.Approve(checks, actor, at);
        return report.Publish(unit, ["虚省", "虚市", "松原县"], checks, actor, at);
    }

    // As much of JSON Schema as the schema uses.
    private static IEnumerable<string> Violations(JsonNode schema, JsonNode? value, JsonNode root, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Violations(root["$defs"]![reference["#/$defs/".Length..]]!, value, root, at);
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Count(c => !Violations(c!, value, root, at).Any()) == 1 ? [] : [$"{at}: none or several of oneOf"];
        }

        if (schema.AsObject().ContainsKey("const"))
        {
            return JsonNode.DeepEquals(schema["const"], value) ? [] : [$"{at}: const"];
        }

        if (schema["enum"] is JsonArray members)
        {
            return members.Any(m => JsonNode.DeepEquals(m, value)) ? [] : [$"{at}: enum"];
        }

        var types = schema["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : [(string)schema["type"]!];
        var kind = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.String => "string",
            JsonValueKind.Number => decimal.Truncate(value.GetValue<decimal>()) == value.GetValue<decimal>() ? "integer" : "number",
            JsonValueKind.Array => "array",
            JsonValueKind.Object => "object",
            _ => "boolean",
        };
        if (!types.Contains(kind) && !(kind == "integer" && types.Contains("number")))
        {
            return [$"{at}: {kind}"];
        }

        return kind switch
        {
            "integer" or "number" => (decimal)value! < ((decimal?)schema["minimum"] ?? decimal.MinValue) || (decimal)value! > ((decimal?)schema["maximum"] ?? decimal.MaxValue) ? [$"{at}: limits"] : [],
            "array" => value!.AsArray().SelectMany((v, i) => Violations(schema["items"]!, v, root, $"{at}[{i}]")),
            "object" => value!.AsObject().SelectMany(p => schema["properties"]![p.Key] is { } property ? Violations(property, p.Value, root, $"{at}.{p.Key}") : [$"{at}.{p.Key}: unknown"])
                .Concat((schema["required"]?.AsArray() ?? []).Where(r => !value.AsObject().ContainsKey((string)r!)).Select(r => $"{at}.{r}: missing")),
            _ => [],
        };
    }
}
