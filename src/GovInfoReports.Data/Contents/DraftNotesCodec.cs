using System.Text.Json;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Data.Contents;

/// <summary>How the notes of a working copy stand in the store: packed as report contents are, over <c>{"stamps":{field:[by,account,at]},"takenOver":[section]}</c>.</summary>
internal static class DraftNotesCodec
{
    private const string Stamps = "stamps";
    private const string TakenOver = "takenOver";

    /// <summary>Packs notes.</summary>
    public static byte[] Encode(DraftNotes notes)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, ReportContentJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(Stamps);
            foreach (var (field, stamp) in notes.Stamps.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                writer.WriteStartArray(field);
                writer.WriteStringValue(stamp.By);
                if (stamp.AccountId is { } account)
                {
                    writer.WriteNumberValue(account);
                }
                else
                {
                    writer.WriteNullValue();
                }

                writer.WriteNumberValue(stamp.At.Ticks);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteStartArray(TakenOver);
            foreach (var section in notes.TakenOver.Order(StringComparer.Ordinal))
            {
                writer.WriteStringValue(section);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return CompressedJson.PackForNow(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Unpacks notes.</summary>
    public static DraftNotes Decode(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(CompressedJson.Unpack(bytes));
            return new DraftNotes
            {
                Stamps = document.RootElement.GetProperty(Stamps).EnumerateObject().ToDictionary(
                    p => p.Name,
                    p => new FieldStamp(
                        p.Value[0].GetString()!,
                        p.Value[1].ValueKind == JsonValueKind.Null ? null : p.Value[1].GetInt32(),
                        new DateTime(p.Value[2].GetInt64(), DateTimeKind.Utc)),
                    StringComparer.Ordinal),
                TakenOver = document.RootElement.GetProperty(TakenOver).EnumerateArray().Select(s => s.GetString()!).ToHashSet(StringComparer.Ordinal),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException or KeyNotFoundException)
        {
            throw new DamagedContentException("The stored notes of the working copy are damaged.", e);
        }
    }
}
