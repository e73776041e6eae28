using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Data.Importing;

/// <summary>A file of a batch: what was read from it and what importing it does.</summary>
public sealed class ImportBatchFile
{
    /// <summary>Longest name with its folders, in characters.</summary>
    public const int NameLength = 400;

    /// <summary>Longest message, in characters.</summary>
    public const int MessageLength = 1000;

    /// <summary>Key in the store.</summary>
    public long Id { get; init; }

    public long BatchId { get; init; }

    /// <summary>Its place in the archive, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its name with its folders.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file, <c>sha256:</c> and 64 hexadecimal digits; empty where it could not be taken out of the archive.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>What became of it.</summary>
    public ImportFileState State { get; set; }

    public string? UnitName { get; set; }

    /// <summary>Unit it belongs to, recognised or chosen by a person.</summary>
    public int? UnitId { get; set; }

    public string? UnitCode { get; set; }

    /// <summary>Reporting year, recognised or chosen by a person.</summary>
    public int? Year { get; set; }

    /// <summary>Id of the form edition it was read into.</summary>
    public string? Form { get; set; }

    /// <summary>How many cells were read.</summary>
    public int Figures { get; set; }

    /// <summary>How many cells the form has.</summary>
    public int Cells { get; set; }

    /// <summary>How many figures are doubtful.</summary>
    public int Doubts { get; set; }

    /// <summary>How many 强制 findings it has.</summary>
    public int Errors { get; set; }

    /// <summary>How many 核实 findings it has.</summary>
    public int Queries { get; set; }

    /// <summary>How many 提示 findings it has.</summary>
    public int Hints { get; set; }

    /// <summary>What importing would do or did, or why not, as a plain Chinese sentence.</summary>
    public string? Message { get; set; }

    /// <summary>Report it went into.</summary>
    public long? ReportId { get; set; }

    /// <summary>When anything of it last changed, UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>The file itself; apart so that the table never loads it.</summary>
    public ImportBatchBody? Body { get; set; }
}
