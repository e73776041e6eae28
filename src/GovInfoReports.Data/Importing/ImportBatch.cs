using GovInfoReports.Domain.Workflow;

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

    public ICollection<ImportBatchFile> Files { get; } = [];
}
