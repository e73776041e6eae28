namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>
/// The bytes of a PDF as PdfPig reads them. It looks in a damaged file for the end of each object anew from where the object begins, and
/// takes no token; what it reads over is counted here, and here it is stopped.
/// </summary>
internal sealed class PdfBytes(ReadOnlyMemory<byte> bytes, PdfBudget budget) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int ReadByte()
    {
        budget.ReadOver(1, bytes.Length);
        return _position < bytes.Length ? bytes.Span[_position++] : -1;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var left = bytes.Span[Math.Min(_position, bytes.Length)..];
        var read = left[..Math.Min(left.Length, buffer.Length)];
        budget.ReadOver(Math.Max(1, read.Length), bytes.Length);
        read.CopyTo(buffer);
        _position += read.Length;
        return read.Length;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = offset + origin switch
        {
            SeekOrigin.Current => _position,
            SeekOrigin.End => bytes.Length,
            _ => 0,
        };
        if (to is < 0 or > int.MaxValue)
        {
            throw new IOException();
        }

        _position = (int)to;
        return to;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
