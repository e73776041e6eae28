using GovInfoReports.Documents.Writing.Pdf;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

/// <summary>A folder of fonts made up for a test, gone after it.</summary>
internal sealed class FontFolder : IDisposable
{
    public FontFolder(params (string Name, byte[] Font)[] fonts)
    {
        foreach (var (name, font) in fonts)
        {
            File.WriteAllBytes(PathOf(name), font);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("fonts-").FullName;

    public PdfFontOptions Options => new() { Folders = { Folder } };

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
