namespace GovInfoReports.Data.Importing;

/// <summary>The bytes of a file of a batch.</summary>
public sealed class ImportBatchBody
{
    public long FileId { get; init; }

    /// <summary>The file as it came.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Its lines and tables once it is read, packed by <see cref="Contents.CompressedJson"/>.</summary>
    public byte[]? Document { get; set; }
}
