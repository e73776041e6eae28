using System.Text.Json;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Documents.Json;

/// <summary>The JSON form of findings and of how rules came out; one form for the API, the <c>read</c> command and imports.</summary>
public static class FindingJson
{
    public static string NameOf(Tier tier) => tier switch
    {
        Tier.Error => "error",
        Tier.Query => "query",
        _ => "hint",
    };

    public static string NameOf(RuleStatus status) => status switch
    {
        RuleStatus.Passed => "passed",
        RuleStatus.Failed => "failed",
        _ => "notRun",
    };

    public static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("tier", NameOf(finding.Tier));
        writer.WriteStartArray("cells");
        foreach (var cell in finding.Cells)
        {
            writer.WriteStringValue(cell.ToString());
        }

        writer.WriteEndArray();
        WriteText(writer, "section", finding.Section);
        if (finding.Values is { } values)
        {
            writer.WriteStartObject("values");
            WriteNumber(writer, "left", values.Left);
            WriteNumber(writer, "right", values.Right);
            writer.WriteEndObject();
        }

        writer.WriteString("message", finding.Message);
        WriteText(writer, "advice", finding.Advice);
        WriteText(writer, "cause", finding.Cause);
        WriteText(writer, "under", finding.Under);
        if (finding.Source is { } source)
        {
            writer.WriteStartObject("source");
            if (source.Line is { } line)
            {
                writer.WriteNumber("line", line);
            }

            if (source.Column is { } column)
            {
                writer.WriteNumber("column", column);
            }

            WriteText(writer, "text", source.Text);
            WriteText(writer, "place", source.Where);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes how rules came out, as an array.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<RuleOutcome> outcomes)
    {
        writer.WriteStartArray();
        foreach (var outcome in outcomes)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", outcome.Rule);
            writer.WriteString("tier", NameOf(outcome.Tier));
            writer.WriteString("status", NameOf(outcome.Status));
            WriteText(writer, "reason", outcome.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
