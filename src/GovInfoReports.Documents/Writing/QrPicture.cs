using QRCoder;

namespace GovInfoReports.Documents.Writing;

/// <summary>A QR code as a picture.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 10;

    /// <summary>The dark squares of a QR code, which can be read with about 15 % of it damaged.</summary>
    /// <returns>How many squares a side has, quiet zone included, and which are dark, counted from the upper left.</returns>
    public static (int Side, IReadOnlyList<(int Column, int Row)> Dark) Squares(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var rows = code.ModuleMatrix;
        return (rows.Count, [.. from row in Enumerable.Range(0, rows.Count) from column in Enumerable.Range(0, rows.Count) where rows[row][column] select (column, row)]);
    }

    /// <summary>Draws a QR code with its quiet zone, black on white, that can be read with about 15 % of it damaged.</summary>
    public static byte[] Png(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(PixelsPerModule);
    }
}
