namespace GovInfoReports.Data.Importing;

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
