namespace GovInfoReports.Data.Contents;

/// <summary>Something stored cannot be unpacked or understood. A fault of the store, never of the person who asked for it.</summary>
/// <param name="inner">What it came of, or <see langword="null"/>.</param>
public sealed class DamagedContentException(string message, Exception? inner = null) : Exception(message, inner);
