using System.Text.Json;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Data.Contents;

/// <summary>
/// How a roll-up that was taken over stands in the store: packed as report contents are. Values are numbers, <c>null</c> for blank and
/// <c>"/"</c> for not applicable; of a child only those other than 0 are written, by their place among the cells.
/// </summary>
internal static class RollUpSnapshotCodec
{

    /// <summary>Packs a snapshot.</summary>
    public static byte[] Encode(RollUpSnapshot snapshot)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, ReportContentJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("form", snapshot.Form);
            WriteCells(writer, "cells", snapshot.Cells);
            WriteCells(writer, "taken", snapshot.Taken);
            writer.WriteStartArray("children");
            foreach (var child in snapshot.Children)
            {
                WriteChild(writer, child);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("missing");
            foreach (var missing in snapshot.Missing)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(missing.UnitCode);
                writer.WriteStringValue(missing.UnitName);
                writer.WriteNumberValue((int)missing.Reason);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("adjustments");
            foreach (var adjustment in snapshot.Adjustments)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(adjustment.Cell.ToString());
                writer.WriteNumberValue(adjustment.Amount);
                writer.WriteNumberValue((int)adjustment.Kind);
                writer.WriteStringValue(adjustment.Note);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return CompressedJson.Pack(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Unpacks a snapshot.</summary>
    public static RollUpSnapshot Decode(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(CompressedJson.Unpack(bytes));
            var root = document.RootElement;
            var cells = CellsOf(root.GetProperty("cells"));
            return new RollUpSnapshot(
                root.GetProperty("form").GetString()!,
                cells,
                [.. root.GetProperty("children").EnumerateArray().Select(c => ChildOf(c, cells.Count))],
                [.. root.GetProperty("missing").EnumerateArray().Select(m => new RollUpAbsentee(m[0].GetString()!, m[1].GetString()!, (RollUpAbsence)m[2].GetInt32()))],
                [.. root.GetProperty("adjustments").EnumerateArray().Select(a => new Adjustment(CellId.Parse(a[0].GetString()!), a[1].GetDecimal(), (AdjustmentKind)a[2].GetInt32(), a[3].GetString()))],
                CellsOf(root.GetProperty("taken")));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException or KeyNotFoundException)
        {
            throw new DamagedContentException("The stored roll-up is damaged.", e);
        }
    }

    private static void WriteCells(Utf8JsonWriter writer, string name, IReadOnlyList<CellId> cells)
    {
        writer.WriteStartArray(name);
        foreach (var cell in cells)
        {
            writer.WriteStringValue(cell.ToString());
        }

        writer.WriteEndArray();
    }

    private static void WriteChild(Utf8JsonWriter writer, RollUpChild child)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(child.UnitCode);
        writer.WriteStringValue(child.UnitName);
        writer.WriteBooleanValue(child.Source.IsPublished);
        writer.WriteNumberValue(child.Source.Number);
        writer.WriteStringValue(child.Source.Hash);
        writer.WriteStartArray();
        for (var place = 0; place < child.Values.Count; place++)
        {
            var value = child.Values[place];
            if (value == CellValue.Zero)
            {
                continue;
            }

            writer.WriteNumberValue(place);
            ReportContentJson.WriteValue(writer, value);
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
    }

    private static List<CellId> CellsOf(JsonElement cells) => [.. cells.EnumerateArray().Select(c => CellId.Parse(c.GetString()!))];

    private static RollUpChild ChildOf(JsonElement child, int cells)
    {
        var values = new CellValue[cells];
        Array.Fill(values, CellValue.Zero);
        int? place = null;
        foreach (var element in child[5].EnumerateArray())
        {
            if (place is not { } at)
            {
                place = element.GetInt32();
                continue;
            }

            values[at] = ReportContentJson.ReadValue(element);
            place = null;
        }

        return new RollUpChild(child[0].GetString()!, child[1].GetString()!, new RollUpSource(child[2].GetBoolean(), child[3].GetInt32(), child[4].GetString()!), values);
    }
}
