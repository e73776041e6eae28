using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Tests.Importing.Batches;

/// <summary>Files as they come out of an archive.</summary>
internal static class Archive
{
    /// <summary>A report as text: title, one section, and the table of applications.</summary>
    public static ArchiveFile Report(string name, string? unit, int? year, int received = 4, string overview = "本年在村级公开栏张贴信息。", string? cell = null)
    {
        var edition = FormCatalog.Official().ForYear(Math.Clamp(year ?? 2023, 2019, 2025))!;
        StringBuilder text = new();
        if (unit is not null || year is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{unit}{(year is { } y ? $"{y}年" : string.Empty)}政府信息公开工作年度报告").AppendLine();
        }

        text.AppendLine("一、总体情况").AppendLine(overview).AppendLine();
        text.AppendLine("三、收到和处理政府信息公开申请情况");
        foreach (var row in edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var n = row.Code is "received" or "granted" or "handledTotal" ? received : 0;
            var first = row.Code == "received" && cell is not null ? cell : n.ToString(CultureInfo.InvariantCulture);
            text.AppendLine(CultureInfo.InvariantCulture, $"{string.Join('\t', row.Labels)}\t{first}\t0\t0\t0\t0\t0\t{n}");
        }

        return new ArchiveFile(name, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>A file that is no text.</summary>
    public static ArchiveFile Picture(string name) => new(name, new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0 });

    /// <summary>A file that the archive did not hand out.</summary>
    public static ArchiveFile Locked(string name) => new(name, ReadOnlyMemory<byte>.Empty, new SourceRefusedException(SourceRefusal.Encrypted, "文件有密码。"));
}
