using System.Diagnostics;
using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Benchmarks;

/// <summary>What packing, unpacking and hashing a report's content costs.</summary>
internal static class ContentCommand
{
    private const int Times = 2000;

    public static int Run()
    {
        var form = FormCatalog.Official().Get("2021");
        Random random = new(1);
        var content = ReportContent.EmptyFor(form) with
        {
            Title = "红河镇2025年政府信息公开工作年度报告",
            Figures = ReportFigures.Of(form.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Of(random.Next(30))))),
        };
        content = content.WithText("overview", string.Concat(Enumerable.Range(0, 800).Select(_ => (char)('一' + random.Next(2500)))));
        var packed = ReportContentCodec.Encode(content);

        Measure("pack", () => ReportContentCodec.Encode(content));
        Measure("unpack", () => ReportContentCodec.Decode(packed));
        Measure("hash", () => ReportContentJson.Hash(content));
        return 0;
    }

    private static void Measure(string name, Func<object> work)
    {
        for (var i = 0; i < Times; i++)
        {
            work();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            work();
        }

        Console.WriteLine($"{name,-8} {watch.Elapsed.TotalMicroseconds / Times,8:F1} µs {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Times,10:N0} bytes");
    }
}
