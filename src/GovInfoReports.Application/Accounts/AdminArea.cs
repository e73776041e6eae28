namespace GovInfoReports.Application.Accounts;

/// <summary>The area that a first administrator is for.</summary>
/// <param name="Code">000000 for the whole country, else the code of a province, city or county.</param>
/// <param name="Province">Name of its province, for where that is not there yet; so for the others.</param>
public sealed record AdminArea(string Code, string? Province = null, string? City = null, string? County = null);
