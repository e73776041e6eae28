using QRCoder;

namespace GovInfoReports.Documents.Writing;

/// <summary>A QR code as a picture.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 10;

    /// <summary>Draws a QR code with its quiet zone, black on white, that can be read with about 15 % of it damaged.</summary>
    /// <param name="text">What it says.</param>
    /// <returns>A square PNG.</returns>
    public static byte[] Png(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(PixelsPerModule);
    }
}
