namespace GovInfoReports.Application;

/// <summary>One thing wrong with what a person entered.</summary>
public sealed record InputError(string Field, string Message);
