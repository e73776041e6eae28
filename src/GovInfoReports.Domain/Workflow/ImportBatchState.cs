namespace GovInfoReports.Domain.Workflow;

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
