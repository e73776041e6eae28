namespace GovInfoReports.Data;

/// <summary>The database cannot be used as it is. It is left as it is.</summary>
public sealed class DatabaseStateException : Exception
{
    public DatabaseStateException(DatabaseState state, string detail, Exception? cause = null)
        : base($"The database is not usable ({state}): {detail}", cause) => (State, Detail) = (state, detail);

    public DatabaseState State { get; }

    /// <summary>The migration or the words of the database that tell it.</summary>
    public string Detail { get; }
}
