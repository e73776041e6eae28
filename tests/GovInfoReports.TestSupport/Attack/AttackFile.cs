namespace GovInfoReports.TestSupport.Attack;

/// <summary>A file of one pattern, as long as one likes.</summary>
internal sealed record AttackFile(string Extension, string Pattern, Func<int, byte[]> Make);
