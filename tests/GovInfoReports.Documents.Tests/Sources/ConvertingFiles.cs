using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Programs;
using GovInfoReports.Documents.Tests.Writing;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Opens files with the programs of this machine, and holds them to leaving nothing behind.</summary>
internal sealed class ConvertingFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govinfo-converting-");
    private readonly ExternalPrograms _programs;
    private readonly SourceFiles _files;

    public ConvertingFiles(SourceLimits limits)
    {
        _programs = new ExternalPrograms(new ProgramPaths { WorkFolder = _folder.FullName }, limits);
        _files = new SourceFiles(limits, SampleReports.Catalog, _programs);
    }

    public async Task<SourceDocument> OpenAsync(byte[] bytes, string name)
    {
        try
        {
            return await _files.OpenAsync(bytes, name, CancellationToken.None);
        }
        finally
        {
            Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
        }
    }

    public void Dispose()
    {
        _programs.Dispose();
        _folder.Delete(recursive: true);
    }
}
