using GovInfoReports.Documents.Reading;

namespace GovInfoReports.Documents.Sources;

/// <summary>Turns a file of any kind that offices keep reports in into lines and tables.</summary>
/// <param name="limits">How much is taken.</param>
public sealed class SourceFiles(SourceLimits limits)
{
    /// <summary>How much of a file is taken.</summary>
    public SourceLimits Limits => limits;

    /// <summary>Opens a file. What kind it is, its content says; the name only helps where content does not.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, or <see langword="null"/> for pasted text.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its lines and tables.</returns>
    /// <exception cref="SourceRefusedException">It cannot or must not be read.</exception>
    public Task<SourceDocument> OpenAsync(ReadOnlyMemory<byte> bytes, string? fileName, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var decoded = SourceText.Decode(bytes.Span, limits.FileBytes);
        var format = Path.GetExtension(fileName ?? string.Empty).ToUpperInvariant() is ".MD" or ".MARKDOWN" ? SourceFormat.Markdown : SourceFormat.PlainText;
        return decoded.Text is { } text
            ? Task.FromResult(SourceDocument.Of(text, format))
            : throw new SourceRefusedException(decoded.Refusal, decoded.Message!);
    }
}
