using System.Text.Json;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Data.Contents;

/// <summary>
/// How a report's content stands in the store: one byte that names the format, then the content. Format 1 is Brotli over
/// <see cref="ReportContentJson.ToBytes"/>; a later format takes the next number and leaves what is stored readable.
/// </summary>
public static class ReportContentCodec
{
    /// <summary>Packs a content.</summary>
    public static byte[] Encode(ReportContent content) => CompressedJson.Pack(ReportContentJson.ToBytes(content));

    /// <summary>Packs a working copy.</summary>
    public static byte[] EncodeForNow(ReportContent content) => CompressedJson.PackForNow(ReportContentJson.ToBytes(content));

    /// <summary>Unpacks a content.</summary>
    public static ReportContent Decode(byte[] bytes)
    {
        try
        {
            return ReportContentJson.FromBytes(CompressedJson.Unpack(bytes));
        }
        catch (JsonException e)
        {
            throw new DamagedContentException("The stored report content is damaged: it unpacks to something else than a report.", e);
        }
    }
}
