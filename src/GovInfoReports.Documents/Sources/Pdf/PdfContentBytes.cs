using UglyToad.PdfPig.Core;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>What a page draws, as PdfPig reads it; here it is stopped when the time is over.</summary>
internal sealed class PdfContentBytes(IInputBytes inner, PdfBudget budget) : IInputBytes
{
    // A reading of a byte costs less than asking whether the time is over.
    private const int Asking = 4096;

    private int _read;

    public long CurrentOffset => inner.CurrentOffset;

    public byte CurrentByte => inner.CurrentByte;

    public long Length => inner.Length;

    public bool MoveNext()
    {
        if (++_read % Asking == 0)
        {
            budget.Check();
        }

        return inner.MoveNext();
    }

    public byte? Peek() => inner.Peek();

    public bool IsAtEnd() => inner.IsAtEnd();

    public void Seek(long position) => inner.Seek(position);

    public int Read(Span<byte> buffer)
    {
        budget.Check();
        return inner.Read(buffer);
    }

    public void Dispose() => inner.Dispose();
}
