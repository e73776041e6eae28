using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Tests.Wording;

public sealed partial class TextsTests
{
    private readonly Texts _texts = new();

    [Fact]
    public void Every_key_that_a_page_or_class_names_has_a_text()
    {
        var areas = string.Join('|', _texts.Areas);
        Regex key = new($@"""((?:{areas})\.[A-Za-z0-9.]+)""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        var missing = Sources()
            .SelectMany(file => key.Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Key: m.Groups[1].Value)))
            .Where(m => _texts.Find(m.Key) is null)
            .Select(m => $"{m.File}: {m.Key}")
            .Distinct()
            .ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void A_named_key_is_recognised_as_missing() => Assert.Null(_texts.Find("Shared.Nowhere"));

    [Fact]
    public void Every_role_state_tier_and_level_has_a_name()
    {
        string[] keys =
        [
            .. Enum.GetNames<Role>().Select(n => $"Shared.Role.{n}"),
            .. Enum.GetNames<AccountState>().Select(n => $"Admin.State.{n}"),
            .. Enum.GetNames<WaitingKind>().Select(n => $"Shared.Waiting.{n}"),
            .. Enum.GetNames<ReportStatus>().Select(n => $"Shared.Status.{n}"),
            .. Enum.GetNames<Tier>().Select(n => $"Shared.Tier.{n}"),
            .. Enum.GetNames<UnitLevel>().Select(n => $"Shared.Level.{n}"),
            .. Enum.GetNames<ImportBatchState>().Select(n => $"County.Batches.State.{n}"),
            .. Enum.GetNames<ImportFileState>().Select(n => $"County.Batches.File.{n}"),
            .. Enum.GetValues<ReportStep>().Where(s => s != ReportStep.Save).SelectMany(s => new[] { $"County.Step.{s}", $"Clerk.Step.{s}" }),
            .. new[] { 400, 403, 404, 409, 429, 500, 503 }.SelectMany(s => new[] { $"Shared.Error.{s}.Title", $"Shared.Error.{s}.What", $"Shared.Error.{s}.Do" }),
        ];

        Assert.DoesNotContain(keys, k => _texts.Find(k) is null);
    }

    [Fact]
    public void No_resource_names_a_program_that_reads_files()
    {
        string[] programs = ["pdftotext", "LibreOffice", "soffice", "PdfPig", "Poppler", "OpenXML", "libreoffice-", "EF Core", "SQLite"];
        var folder = new DirectoryInfo(Path.GetDirectoryName(SourceFile())!);
        while (!Directory.Exists(Path.Combine(folder.FullName, "src")))
        {
            folder = folder.Parent!;
        }

        var found = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src"), "*.resx", SearchOption.AllDirectories)
            .SelectMany(f => File.ReadLines(f).Where(l => programs.Any(p => l.Contains(p, StringComparison.OrdinalIgnoreCase))).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}"));

        Assert.Empty(found);

        static string SourceFile([CallerFilePath] string path = "") => path;
    }

    [Fact]
    public void Pages_hold_no_Chinese_of_their_own()
    {
        var found = Sources()
            .Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => Chinese().IsMatch(Comment().Replace(File.ReadAllText(f), string.Empty)))
            .Select(Path.GetFileName);

        Assert.Empty(found);
    }

    private static IEnumerable<string> Sources([CallerFilePath] string here = "")
    {
        var web = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/GovInfoReports.Web"));
        return Directory.EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();
}
