namespace GovInfoReports.Data;

/// <summary>A database was made before the first release, by migrations that this version does not have. It is left as it is.</summary>
public sealed class EarlierDatabaseException(string lastMigration) : Exception($"The database was made before the first release; its last migration is {lastMigration}.");
