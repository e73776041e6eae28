using System.Text.Json.Nodes;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GovInfoReports.Web.Api;

/// <summary>What the OpenAPI document says beside what the endpoints say themselves: words and examples.</summary>
internal static class ApiDescription
{
    private const string ListExample =
        """
        {
          "items": [
            { "unit": { "code": "370725103", "name": "昌乐县红河镇人民政府" }, "year": 2020, "form": "2019", "edition": 1,
              "publishedAt": "2021-01-28T01:30:00Z", "url": "/api/v1/reports/370725103/2020" }
          ],
          "next": null
        }
        """;

    private const string ReportExample =
        """
        {
          "unit": { "code": "370725103", "name": "昌乐县红河镇人民政府", "path": ["山东省", "潍坊市", "昌乐县"] },
          "year": 2020, "form": "2019", "edition": 1, "title": "昌乐县红河镇人民政府2020年政府信息公开工作年度报告",
          "publishedAt": "2021-01-28T01:30:00Z", "supersededBy": null, "correctionNote": null, "source": null,
          "narrative": { "preamble": "", "overview": "…", "problems": "…", "otherMatters": "…", "tableNotes": {}, "additionalSections": [], "signature": "" },
          "tables": {
            "disclosure": { "regulations": { "newlyMade": 0, "newlyPublished": 0, "publicTotal": 0 } },
            "requests": { "received": { "naturalPerson": 5, "commercialEnterprise": null, "total": 5 } },
            "disputes": { "reconsideration": { "upheld": 0, "corrected": "n/a", "total": 0 } }
          },
          "checks": [ { "rule": "A1", "tier": "error", "status": "passed" } ],
          "hash": "sha256:…"
        }
        """;

    private const string ChecksExample =
        """
        [ { "rule": "A7", "tier": "error", "title": "件数为非负整数，金额不超过六位小数", "basis": "表内计量单位", "from": "content" } ]
        """;

    public static void Add(OpenApiOptions options) => options.AddDocumentTransformer((document, context, _) =>
    {
        var texts = context.ApplicationServices.GetRequiredService<Texts>();
        document.Info = new OpenApiInfo { Title = texts["Public.Api.Title"], Version = "1", Description = texts["Public.Api.About"] };
        document.Servers = [];
        document.Tags = null;
        return Task.CompletedTask;
    });

    public static Task ListAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var texts = Describe(operation, context, "List");
        Parameter(operation, "year", texts["Public.Api.Year"], 2020);
        Parameter(operation, "unit", texts["Public.Api.Unit"], "370725");
        Parameter(operation, "cursor", texts["Public.Api.Cursor"], null);
        Parameter(operation, "limit", texts["Public.Api.Limit"], 20);
        Example(operation, "application/json", ListExample);
        return Task.CompletedTask;
    }

    public static Task ReportAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var texts = Describe(operation, context, "Report");
        Parameter(operation, "unitCode", texts["Public.Api.UnitCode"], "370725103");
        Parameter(operation, "year", texts["Public.Api.Year"], 2020);
        Parameter(operation, "edition", texts["Public.Api.Edition"], 1);
        Example(operation, "application/json", ReportExample);
        return Task.CompletedTask;
    }

    public static Task SchemaAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var texts = Describe(operation, context, "Schema");
        Parameter(operation, "id", texts["Public.Api.Form"], "2021");
        Example(operation, "application/schema+json", """{ "$schema": "https://json-schema.org/draft/2020-12/schema" }""");
        return Task.CompletedTask;
    }

    public static Task ChecksAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        Describe(operation, context, "Checks");
        Example(operation, "application/json", ChecksExample);
        return Task.CompletedTask;
    }

    private static Texts Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, string name)
    {
        var texts = context.ApplicationServices.GetRequiredService<Texts>();
        operation.Summary = texts[$"Public.Api.{name}.Summary"];
        operation.Description = texts[$"Public.Api.{name}.Text"];
        operation.Tags = null;
        return texts;
    }

    private static void Parameter(OpenApiOperation operation, string name, string description, JsonNode? example)
    {
        if (operation.Parameters?.FirstOrDefault(p => p.Name == name) is not OpenApiParameter parameter)
        {
            return;
        }

        parameter.Description = description;
        parameter.Example = example;
        if (example?.GetValueKind() == System.Text.Json.JsonValueKind.Number)
        {
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" };
        }
    }

    private static void Example(OpenApiOperation operation, string type, string json)
    {
        if (operation.Responses?.TryGetValue("200", out var response) == true && response.Content?.TryGetValue(type, out var content) == true)
        {
            content.Example = JsonNode.Parse(json);
        }
    }
}
