namespace GovInfoReports.Data.Importing;

/// <summary>How far an import of many files has come.</summary>
public enum ImportBatchState
{
    /// <summary>Its files are being read; nothing is stored in any report yet.</summary>
    Reading = 1,

    /// <summary>All files are read; it waits for somebody to look at the table and start.</summary>
    Ready = 2,

    /// <summary>Its files are being taken into reports.</summary>
    Importing = 3,

    /// <summary>Every file is dealt with.</summary>
    Done = 4,

    /// <summary>Somebody put it away; what went into reports before stays there.</summary>
    Discarded = 5,

    /// <summary>Its files are being stored; nobody reads them before all are there.</summary>
    Receiving = 6,
}

/// <summary>What became of a file of a batch.</summary>
public enum ImportFileState
{
    /// <summary>Not read yet.</summary>
    Waiting = 1,

    /// <summary>Read, and importing it would do what the message says.</summary>
    Read = 2,

    /// <summary>It cannot be read; the message says why.</summary>
    Refused = 3,

    /// <summary>It went into a report.</summary>
    Imported = 4,

    /// <summary>It went into a report, or had gone before, which was published as a historic edition.</summary>
    Published = 5,

    /// <summary>The very same file was imported before; nothing was changed.</summary>
    Unchanged = 6,

    /// <summary>Nothing can be done with it as it is, for example because it would overwrite somebody's work; the message says why.</summary>
    Skipped = 7,

    /// <summary>Importing it failed; the message says why, and the rest went on.</summary>
    Failed = 8,

    /// <summary>A person left it out, or the very same file stands in the batch before it.</summary>
    LeftOut = 9,
}

/// <summary>An import of many files at once, of past years and many units. It survives a restart and goes on where it stood.</summary>
public sealed class ImportBatch
{
    /// <summary>Key in the store.</summary>
    public long Id { get; init; }

    /// <summary>Account that began it, or that set its import going; <see langword="null"/> for the command line.</summary>
    public int? AccountId { get; set; }

    /// <summary>Unit of the officer who began it, whose area it may touch; <see langword="null"/> for the whole country, which only the command line may.</summary>
    public int? UnitId { get; init; }

    /// <summary>Name of the person who began it, or who set its import going.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Name of the archive or folder.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>When it was begun, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>How far it is.</summary>
    public ImportBatchState State { get; set; }

    /// <summary>Whether imported reports of past years are published as historic editions.</summary>
    public bool Publish { get; set; }

    /// <summary>Until when a worker has it, UTC; another may go on with it after that.</summary>
    public DateTime? ClaimedUntil { get; set; }

    /// <summary>When anything of it last changed, UTC.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>Changes with every change of state, so that two workers or two people do not take it at once.</summary>
    public Guid Revision { get; set; } = Guid.NewGuid();

    /// <summary>Its files.</summary>
    public ICollection<ImportBatchFile> Files { get; } = [];
}

/// <summary>A file of a batch: what was read from it and what importing it does.</summary>
public sealed class ImportBatchFile
{
    /// <summary>Longest name with its folders, in characters.</summary>
    public const int NameLength = 400;

    /// <summary>Longest message, in characters.</summary>
    public const int MessageLength = 1000;

    /// <summary>Key in the store.</summary>
    public long Id { get; init; }

    /// <summary>Key of the batch.</summary>
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

    /// <summary>Name of the unit as the file has it.</summary>
    public string? UnitName { get; set; }

    /// <summary>Unit it belongs to, recognised or chosen by a person.</summary>
    public int? UnitId { get; set; }

    /// <summary>Code of that unit.</summary>
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

/// <summary>The bytes of a file of a batch.</summary>
public sealed class ImportBatchBody
{
    /// <summary>Key of the file.</summary>
    public long FileId { get; init; }

    /// <summary>The file as it came.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Its lines and tables once it is read, packed by <see cref="Contents.CompressedJson"/>.</summary>
    public byte[]? Document { get; set; }
}
