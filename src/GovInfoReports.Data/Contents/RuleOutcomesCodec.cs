using System.Text.Json;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Data.Contents;

/// <summary>
/// How the outcomes of the rules stand in the store: packed as report contents are, over an array of
/// <c>[rule, tier, status]</c> or <c>[rule, tier, status, reason]</c>.
/// </summary>
internal static class RuleOutcomesCodec
{
    /// <summary>Packs outcomes.</summary>
    public static byte[] Encode(IReadOnlyList<RuleOutcome> outcomes)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, ReportContentJson.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var outcome in outcomes)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(outcome.Rule);
                writer.WriteNumberValue((int)outcome.Tier);
                writer.WriteNumberValue((int)outcome.Status);
                if (outcome.Reason is not null)
                {
                    writer.WriteStringValue(outcome.Reason);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return CompressedJson.Pack(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Unpacks outcomes.</summary>
    public static IReadOnlyList<RuleOutcome> Decode(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(CompressedJson.Unpack(bytes));
            return
            [
                .. document.RootElement.EnumerateArray().Select(o => new RuleOutcome(
                    o[0].GetString()!,
                    (Tier)o[1].GetInt32(),
                    (RuleStatus)o[2].GetInt32(),
                    o.GetArrayLength() > 3 ? o[3].GetString() : null)),
            ];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new DamagedContentException("The stored outcomes of the rules are damaged.", e);
        }
    }
}
