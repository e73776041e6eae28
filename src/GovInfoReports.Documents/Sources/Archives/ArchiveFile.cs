namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>A file out of an archive or a folder.</summary>
/// <param name="Bytes">The file; empty where it was refused.</param>
/// <param name="Refusal">Why it was not taken, or <see langword="null"/>.</param>
public sealed record ArchiveFile(string Name, ReadOnlyMemory<byte> Bytes, SourceRefusedException? Refusal = null)
{
    /// <summary>Its name without folders.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}
