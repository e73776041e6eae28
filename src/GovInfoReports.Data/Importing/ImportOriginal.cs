namespace GovInfoReports.Data.Importing;

/// <summary>A file as it came.</summary>
public sealed class ImportOriginal
{
    public long SourceId { get; init; }

    public byte[] Bytes { get; init; } = [];

    /// <summary>Lines and tables of the file, packed by <see cref="Contents.CompressedJson"/>, so that it is converted once.</summary>
    public byte[] Document { get; init; } = [];
}
