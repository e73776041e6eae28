namespace GovInfoReports.Documents.Sources.Programs;

/// <summary>A folder that nobody else sees, for one file on its way through another program; it goes when that is done.</summary>
internal sealed class WorkFolder : IAsyncDisposable
{
    private const string Prefix = "govinfo-convert-";
    private const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder;

    /// <summary>Makes a folder.</summary>
    /// <param name="within">Where, or <see langword="null"/> for the system's folder of temporary files.</param>
    public WorkFolder(string? within)
    {
        if (within is null)
        {
            _folder = Directory.CreateTempSubdirectory(Prefix);
            return;
        }

        var path = System.IO.Path.Combine(within, $"{Prefix}{Guid.NewGuid():N}");
        _folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path => _folder.FullName;

    /// <summary>Path of a file or folder in it.</summary>
    public string this[string name] => System.IO.Path.Combine(_folder.FullName, name);

    public async ValueTask DisposeAsync()
    {
        for (var i = 1; ; i++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && i < Tries)
            {
                // A process that was ended may still hold a file for a moment.
                await Task.Delay(Pause);
            }
        }
    }
}
