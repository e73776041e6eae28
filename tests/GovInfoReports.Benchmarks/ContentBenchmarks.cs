using BenchmarkDotNet.Attributes;
using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Benchmarks;

/// <summary>What packing and unpacking a report's content costs, and its hash.</summary>
[MemoryDiagnoser]
public class ContentBenchmarks
{
    private ReportContent _content = null!;
    private byte[] _packed = [];

    [GlobalSetup]
    public void Setup()
    {
        var form = FormCatalog.Official().Get("2021");
        Random random = new(1);
        _content = ReportContent.EmptyFor(form) with
        {
            Title = "红河镇2025年政府信息公开工作年度报告",
            Figures = ReportFigures.Of(form.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Of(random.Next(30))))),
        };
        _content = _content.WithText("overview", string.Concat(Enumerable.Range(0, 800).Select(_ => (char)('一' + random.Next(2500)))));
        _packed = ReportContentCodec.Encode(_content);
    }

    [Benchmark]
    public byte[] Pack() => ReportContentCodec.Encode(_content);

    [Benchmark]
    public ReportContent Unpack() => ReportContentCodec.Decode(_packed);

    [Benchmark]
    public string Hash() => ReportContentJson.Hash(_content);
}
