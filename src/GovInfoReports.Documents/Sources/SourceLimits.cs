namespace GovInfoReports.Documents.Sources;

/// <summary>How much of a file is taken, whatever it claims to be. Configured under <c>Sources</c>.</summary>
public sealed record SourceLimits
{
    /// <summary>Largest single file, in bytes.</summary>
    public int FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>Largest archive of many files, in bytes.</summary>
    public long ArchiveBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Most bytes that the files of one archive hold unpacked.</summary>
    public long ArchiveUnpackedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Most files in an archive, or parts in a Word or Excel file.</summary>
    public int Parts { get; init; } = 5_000;

    /// <summary>Most bytes that the parts of one Word, Excel or PDF file hold unpacked.</summary>
    public long UnpackedBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Most bytes that a byte of an archive may unpack to.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Deepest nesting of elements in XML or HTML.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Most characters of text that are taken out of a file.</summary>
    public int Characters { get; init; } = 1_000_000;

    /// <summary>Most cells of all tables of a file.</summary>
    public int Cells { get; init; } = 50_000;

    /// <summary>Most pages of a PDF.</summary>
    public int Pages { get; init; } = 200;

    /// <summary>How many PDF are opened at once; each may take as much memory as <see cref="UnpackedBytes"/> several times over.</summary>
    public int PdfFiles { get; init; } = 2;

    /// <summary>Longest time that the portal itself works on one archive to unpack it, whoever takes its files aside.</summary>
    public TimeSpan UnpackingTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest time that the portal itself works on one file to open it, and again to recognise a report in it.</summary>
    public TimeSpan ReadingTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time that a file may take to be converted by another program.</summary>
    public TimeSpan ConversionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many other programs may run at once.</summary>
    public int Conversions { get; init; } = 2;

    /// <summary>Most memory that another program may use to convert a file, in MiB. Kept on Linux only.</summary>
    public int ConversionMemory { get; init; } = 2_048;
}
