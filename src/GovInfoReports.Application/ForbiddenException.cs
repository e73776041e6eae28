namespace GovInfoReports.Application;

/// <summary>The person may see the thing but not do this with it.</summary>
public sealed class ForbiddenException(string what) : Exception($"{what} is not allowed.");
