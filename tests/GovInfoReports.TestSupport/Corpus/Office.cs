using System.Diagnostics;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>LibreOffice, for making files as an office would.</summary>
internal static class Office
{
    /// <summary>The program, or <see langword="null"/> where it is not installed.</summary>
    public static string? Program { get; } = Programs.Find("soffice");

    /// <summary>Converts files, all at once.</summary>
    public static async Task<IReadOnlyList<byte[]>> ConvertAsync(IReadOnlyList<byte[]> files, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("office").FullName;
        try
        {
            var results = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            ProcessStartInfo start = new(Program ?? throw new InvalidOperationException("LibreOffice is not installed."))
            {
                ArgumentList = { $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", to == "html" ? "html:HTML (StarWriter)" : to, "--outdir", results },
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (bytes, i) in files.Select((b, i) => (b, i)))
            {
                var name = Path.Combine(folder, $"{i}.{from}");
                await File.WriteAllBytesAsync(name, bytes);
                start.ArgumentList.Add(name);
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            List<byte[]> converted = [];
            for (var i = 0; i < files.Count; i++)
            {
                var path = Path.Combine(results, $"{i}.{to.Split(':')[0]}");
                converted.Add(File.Exists(path) ? await File.ReadAllBytesAsync(path) : throw new InvalidOperationException($"LibreOffice made no {to}: {await output} {await errors}"));
            }

            return converted;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
