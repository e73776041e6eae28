using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Data.Importing;

/// <summary>A text or file that a report was, or is to be, read from. It is kept with the report; the reading is made anew from it when shown.</summary>
public sealed class ImportSource
{
    /// <summary>Longest file name, in characters.</summary>
    public const int FileNameLength = EditionSource.FileNameLength;

    /// <summary>Key in the store.</summary>
    public long Id { get; init; }

    public long ReportId { get; init; }

    /// <summary>Name of the file, or <see langword="null"/> for pasted text.</summary>
    public string? FileName { get; init; }

    /// <summary>The text, of sources brought before files of every format were; empty where <see cref="Original"/> is there.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Size of the file as it came, in bytes; 0 where only its text was kept.</summary>
    public long Size { get; init; }

    /// <summary>The file as it came; apart so that lists never load it.</summary>
    public ImportOriginal? Original { get; init; }

    /// <summary>SHA-256 of the bytes as they came, <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Name of the person who brought it.</summary>
    public string By { get; init; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was accepted into the draft, UTC; <see langword="null"/> while it is only looked at.</summary>
    public DateTime? AcceptedAt { get; set; }
}
