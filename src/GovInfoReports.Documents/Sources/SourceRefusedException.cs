namespace GovInfoReports.Documents.Sources;

/// <summary>A file was not taken, and nothing of it was kept.</summary>
public sealed class SourceRefusedException(SourceRefusal refusal, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public SourceRefusal Refusal { get; } = refusal;

    /// <summary>A refusal with the sentence of this folder's resources named <c>Refusal_…</c>.</summary>
    internal static SourceRefusedException Of(SourceRefusal refusal, params ReadOnlySpan<object?> values) =>
        new(refusal, Messages.Get($"Refusal_{refusal}", values));
}
