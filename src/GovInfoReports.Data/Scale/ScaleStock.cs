namespace GovInfoReports.Data.Scale;

/// <summary>What a unit carries from one year into the next, by row or column: requests not yet answered, documents in force.</summary>
internal sealed class ScaleStock
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int this[string key]
    {
        get => _numbers.GetValueOrDefault(key);
        set => _numbers[key] = value;
    }
}
