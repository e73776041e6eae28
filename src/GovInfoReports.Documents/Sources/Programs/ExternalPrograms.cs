using System.Security;

namespace GovInfoReports.Documents.Sources.Programs;

/// <summary>
/// The program that reads formats the portal cannot read itself: LibreOffice for .doc, .wps, .rtf, .odt, .ods and .xlsb.
/// Each file is worked on in a folder of its own by a process of its own.
/// </summary>
public sealed class ExternalPrograms : IDisposable
{
    /// <summary>What people call the program that reads office formats.</summary>
    public const string LibreOfficeName = "LibreOffice";

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
    private readonly string? _within;
    private readonly SourceLimits _limits;
    private readonly ProgramRunner _runner;

    /// <summary>Looks for the program.</summary>
    public ExternalPrograms(ProgramPaths paths, SourceLimits limits)
    {
        _limits = limits;
        _within = paths.WorkFolder;
        _runner = new ProgramRunner(limits);
        _office = ProgramFinder.Find(paths.LibreOffice, "soffice", "libreoffice");
    }

    /// <summary>A machine that has no such program.</summary>
    internal static ExternalPrograms None(SourceLimits limits) => new(new ProgramPaths { LibreOffice = Nowhere }, limits);

    /// <summary>Whether LibreOffice is there.</summary>
    public bool HasLibreOffice => _office is not null;

    public void Dispose() => _runner.Dispose();

    /// <summary>Turns a text of another office program into a Word file (.docx).</summary>
    internal Task<byte[]> ToWordAsync(ReadOnlyMemory<byte> bytes, string extension, CancellationToken ct) =>
        ConvertAsync(bytes, extension, "docx", "MS Word 2007 XML", ct);

    /// <summary>Turns a workbook of another office program into an Excel workbook (.xlsx).</summary>
    internal Task<byte[]> ToExcelAsync(ReadOnlyMemory<byte> bytes, string extension, CancellationToken ct) =>
        ConvertAsync(bytes, extension, "xlsx", "Calc MS Excel 2007 XML", ct);

    private async Task<byte[]> ConvertAsync(ReadOnlyMemory<byte> bytes, string extension, string target, string filter, CancellationToken ct)
    {
        var program = _office ?? throw SourceRefusedException.Of(SourceRefusal.NeedsProgram, $".{target}");
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
