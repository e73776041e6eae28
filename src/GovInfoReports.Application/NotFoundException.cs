namespace GovInfoReports.Application;

/// <summary>What was asked for does not exist, or the person may not know that it does.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} was not found.");
