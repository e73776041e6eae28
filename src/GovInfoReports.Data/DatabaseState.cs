namespace GovInfoReports.Data;

/// <summary>Whether the database can serve this version.</summary>
public enum DatabaseState
{
    /// <summary>It has exactly the migrations of this version.</summary>
    Ready,

    /// <summary>There is none, or it is empty.</summary>
    Missing,

    /// <summary>It lacks migrations of this version.</summary>
    Behind,

    /// <summary>It has migrations that this version does not know.</summary>
    Newer,

    /// <summary>It was made before the first release, by migrations that this version does not have.</summary>
    Earlier,

    /// <summary>It can be read but not written.</summary>
    ReadOnly,

    /// <summary>The file is not a database, or a damaged one.</summary>
    Damaged,

    /// <summary>It cannot be opened or does not answer.</summary>
    Unreachable,
}
