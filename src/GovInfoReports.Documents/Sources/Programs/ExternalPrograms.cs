using System.Globalization;
using System.Security;
using System.Text;

namespace GovInfoReports.Documents.Sources.Programs;

/// <summary>
/// The programs that read formats the portal cannot read itself: LibreOffice for .doc, .wps, .rtf, .odt, .ods and .xlsb,
/// poppler's pdftotext and pdftocairo for PDF. Each file is worked on in a folder of its own by a process of its own.
/// </summary>
public sealed class ExternalPrograms : IDisposable
{
    /// <summary>What people call the program that reads office formats.</summary>
    public const string LibreOfficeName = "LibreOffice";

    /// <summary>What people call the program that reads PDF.</summary>
    public const string PdfToTextName = "pdftotext";

    private const string WriterPackages = "libreoffice-writer";
    private const string CalcPackages = "libreoffice-calc";
    private const string PopplerPackages = "poppler-utils";

    // A path that no file can have.
    private const string Nowhere = "\0";

    // Macros never run, nothing linked is fetched or updated. Without the third setting LibreOffice fetches linked pictures.
    private static readonly (string Path, string Name, string Value)[] Settings =
    [
        ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
        ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
        ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
        ("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ];

    private readonly string? _office;
    private readonly string? _pdf;
    private readonly string? _rules;
    private readonly string? _within;
    private readonly SourceLimits _limits;
    private readonly ProgramRunner _runner;

    /// <summary>Looks for the programs.</summary>
    public ExternalPrograms(ProgramPaths paths, SourceLimits limits)
    {
        _limits = limits;
        _within = paths.WorkFolder;
        _runner = new ProgramRunner(limits);
        _office = ProgramFinder.Find(paths.LibreOffice, "soffice", "libreoffice");
        _pdf = ProgramFinder.Find(paths.PdfToText, "pdftotext");
        _rules = _pdf is null ? null : ProgramFinder.Find(Path.Combine(Path.GetDirectoryName(_pdf)!, OperatingSystem.IsWindows() ? "pdftocairo.exe" : "pdftocairo"));
    }

    /// <summary>A machine that has none of the programs.</summary>
    internal static ExternalPrograms None(SourceLimits limits) => new(new ProgramPaths { LibreOffice = Nowhere, PdfToText = Nowhere }, limits);

    /// <summary>Whether LibreOffice is there.</summary>
    public bool HasLibreOffice => _office is not null;

    /// <summary>Whether pdftotext is there.</summary>
    public bool HasPdfToText => _pdf is not null;

    /// <inheritdoc />
    public void Dispose() => _runner.Dispose();

    /// <summary>Turns a text of another office program into a Word file (.docx).</summary>
    internal Task<byte[]> ToWordAsync(ReadOnlyMemory<byte> bytes, string extension, CancellationToken ct) =>
        ConvertAsync(bytes, extension, "docx", "MS Word 2007 XML", WriterPackages, ct);

    /// <summary>Turns a workbook of another office program into an Excel workbook (.xlsx).</summary>
    internal Task<byte[]> ToExcelAsync(ReadOnlyMemory<byte> bytes, string extension, CancellationToken ct) =>
        ConvertAsync(bytes, extension, "xlsx", "Calc MS Excel 2007 XML", CalcPackages, ct);

    /// <summary>Takes the words of a PDF out, each with its place on its page, and the lines drawn on each page.</summary>
    /// <returns>The words as pdftotext's <c>-bbox</c> has them; for each page the drawing as SVG, empty where there is none.</returns>
    internal async Task<(string Words, Func<int, CancellationToken, Task<string>> Drawing, IAsyncDisposable Folder)> ReadPdfAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var program = _pdf ?? throw SourceRefusedException.Of(SourceRefusal.NeedsProgram, PdfToTextName, PopplerPackages, ".docx");
        var folder = new WorkFolder(_within);
        try
        {
            await File.WriteAllBytesAsync(folder["in.pdf"], bytes, ct);
            var last = (_limits.Pages + 1).ToString(CultureInfo.InvariantCulture);
            var result = await _runner.RunAsync(PdfToTextName, program, ["-bbox", "-enc", "UTF-8", "-l", last, "in.pdf", "words.html"], folder.Path, ct);
            if (result.Code != 0 || !File.Exists(folder["words.html"]))
            {
                throw SourceRefusedException.Of(IsLocked(result) ? SourceRefusal.Encrypted : SourceRefusal.Damaged);
            }

            return (await File.ReadAllTextAsync(folder["words.html"], Encoding.UTF8, ct), (page, cancel) => DrawingAsync(folder, page, cancel), folder);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    // 3 is poppler's code for a file whose owner forbids taking text out.
    private static bool IsLocked(ProgramResult result) => result.Code == 3 || result.Error.Contains("password", StringComparison.OrdinalIgnoreCase) || result.Error.Contains("encrypt", StringComparison.OrdinalIgnoreCase);

    private async Task<string> DrawingAsync(WorkFolder folder, int page, CancellationToken ct)
    {
        if (_rules is null)
        {
            return string.Empty;
        }

        var number = page.ToString(CultureInfo.InvariantCulture);
        var result = await _runner.RunAsync(PdfToTextName, _rules, ["-svg", "-f", number, "-l", number, "in.pdf", "page.svg"], folder.Path, ct);
        return result.Code == 0 && File.Exists(folder["page.svg"]) ? await File.ReadAllTextAsync(folder["page.svg"], Encoding.UTF8, ct) : string.Empty;
    }

    private async Task<byte[]> ConvertAsync(ReadOnlyMemory<byte> bytes, string extension, string target, string filter, string package, CancellationToken ct)
    {
        var program = _office ?? throw SourceRefusedException.Of(SourceRefusal.NeedsProgram, LibreOfficeName, package, $".{target}");
        await using var folder = new WorkFolder(_within);
        var user = Directory.CreateDirectory(Path.Combine(folder["profile"], "user")).FullName;
        await File.WriteAllTextAsync(Path.Combine(user, "registrymodifications.xcu"), Registry(), ct);
        await File.WriteAllBytesAsync(folder[$"in{extension}"], bytes, ct);
        string[] arguments =
        [
            $"-env:UserInstallation={new Uri(folder["profile"]).AbsoluteUri}", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
            "--convert-to", $"{target}:{filter}", "--outdir", folder["out"], folder[$"in{extension}"],
        ];
        await _runner.RunAsync(LibreOfficeName, program, arguments, folder.Path, ct);
        var output = new FileInfo(Path.Combine(folder["out"], $"in.{target}"));
        return !output.Exists || output.Length == 0 ? throw SourceRefusedException.Of(SourceRefusal.ConversionFailed, LibreOfficeName)
            : output.Length > _limits.UnpackedBytes ? throw SourceRefusedException.Of(SourceRefusal.ZipBomb)
            : await File.ReadAllBytesAsync(output.FullName, ct);
    }

    private static string Registry()
    {
        var items = string.Concat(Settings.Select(s => $"<item oor:path=\"{SecurityElement.Escape(s.Path)}\"><prop oor:name=\"{s.Name}\" oor:op=\"fuse\"><value>{s.Value}</value></prop></item>"));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{items}</oor:items>\n";
    }
}
