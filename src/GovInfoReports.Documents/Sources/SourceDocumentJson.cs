using System.Text.Json;
using System.Text.Json.Serialization;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Documents.Sources;

/// <summary>Keeps a source, so that a file is converted once and read as often as it is looked at.</summary>
public static class SourceDocumentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = ReportContentJson.WriterOptions.Encoder,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(), new ContentConverter() },
    };

    public static byte[] Write(SourceDocument source) => JsonSerializer.SerializeToUtf8Bytes(source, Options);

    public static SourceDocument Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<SourceDocument>(json, Options) ?? throw new JsonException("There is no source.");

    private sealed class ContentConverter : JsonConverter<ReportContent>
    {
        public override ReportContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ReportContentJson.FromBytes(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, ReportContent value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(ReportContentJson.ToBytes(value));
    }
}
