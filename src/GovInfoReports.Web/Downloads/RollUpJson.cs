using System.Text.Json;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Downloads;

/// <summary>A roll-up as JSON, for the command line and as a file: each cell with its value, its parts and its adjustments.</summary>
internal static class RollUpJson
{
    public static void Write(Stream stream, RollUpView view)
    {
        using Utf8JsonWriter writer = new(stream, ReportContentJson.WriterOptions with { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("unit", view.Unit.Code);
        writer.WriteNumber("year", view.Year);
        writer.WriteString("form", view.Edition.Id);
        writer.WriteBoolean("proposed", view.IsProposed);
        writer.WriteStartObject("cells");
        foreach (var cell in view.RollUp?.Cells ?? [])
        {
            Write(writer, cell);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("missing");
        foreach (var missing in view.RollUp?.Missing ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("unit", missing.UnitCode);
            writer.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(missing.Reason.ToString()));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RollUpCell cell)
    {
        writer.WriteStartObject(cell.Id.ToString());
        Write(writer, "value", cell.Value);
        writer.WriteBoolean("atLeast", cell.IsAtLeast);
        writer.WriteStartArray("parts");
        foreach (var part in cell.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("unit", part.Child.UnitCode);
            writer.WriteNumber(part.Child.Source.IsPublished ? "edition" : "submission", part.Child.Source.Number);
            Write(writer, "value", part.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("adjustments");
        foreach (var adjustment in cell.Adjustments)
        {
            writer.WriteStartObject();
            writer.WriteString("cell", adjustment.Cell.ToString());
            writer.WriteNumber("amount", adjustment.Amount);
            writer.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(adjustment.Kind.ToString()));
            writer.WriteString("note", adjustment.Note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, CellValue value)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else if (value.IsNotApplicable)
        {
            writer.WriteString(name, "n/a");
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
