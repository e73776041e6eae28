namespace GovInfoReports.Data;

/// <summary>Something that is kept for good was to be changed or deleted. Nothing was stored.</summary>
public sealed class ImmutableRecordException(string record) : InvalidOperationException($"{record} is kept for good and cannot be changed or deleted.");
