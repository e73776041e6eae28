using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Writing.Pdf;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>What the portal writes says nothing of a report that the report itself does not say, however long its texts are.</summary>
public sealed class OwnFilesTests
{
    private const string Unit = "青山县柳河镇人民政府";

    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly CheckEngine Engine = new(Catalog);
    private static readonly SourceFiles Files = new(new SourceLimits());

    public static TheoryData<ReportFileFormat, string> Stages
    {
        get
        {
            TheoryData<ReportFileFormat, string> stages = [];
            foreach (var format in new[] { ReportFileFormat.Word, ReportFileFormat.Pdf, ReportFileFormat.Excel, ReportFileFormat.Html, ReportFileFormat.Json })
            {
                stages.Add(format, "draft");
                stages.Add(format, "published");
                stages.Add(format, "historic");
            }

            return stages;
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_file_of_the_portal_read_back_has_no_finding_that_the_report_has_not(ReportFileFormat format, string stage)
    {
        using FontFolder fonts = new(("simsun.ttf", SquareFont.Make()), ("simhei.ttf", SquareFont.Make(name: "Hei")));
        ReportFiles writer = new(new PdfReport(new PdfFonts(fonts.Options)));
        foreach (var edition in Catalog.Editions)
        {
            // From a last page with hardly a line on it to one that is full; only PDF has pages.
            foreach (var (sentences, lines) in format == ReportFileFormat.Pdf ? Enumerable.Range(0, 36).Select(i => (i / 9, i)) : [(0, 0), (1, 1), (2, 0), (9, 12), (33, 3)])
            {
                var report = At(stage, Report(edition, sentences, lines));
                var own = Engine.Run(report.Content, new CheckContext { Year = report.Year, UnitName = Unit, Level = Domain.Organisations.UnitLevel.Township });
                using MemoryStream stream = new();
                await writer.WriteAsync(stream, format, report, null, CancellationToken.None);
                var source = await Files.OpenAsync(stream.ToArray(), $"a{ReportFiles.ExtensionOf(format)}", CancellationToken.None);

                var (reading, checks) = new ReportReading(Catalog).ReadAndCheck(source, ReadingHints.None, Engine);

                Assert.Equal(Words(report.Content), Words(reading.Content));
                var known = own.Findings.Select(f => (f.Rule, f.Section)).ToHashSet();
                Assert.Empty(checks.Findings.Where(f => !known.Contains((f.Rule, f.Section))).Select(f => $"{edition.Id}, {sentences}, {lines}: {f.Rule} {f.Message}"));
            }
        }
    }

    private static string Words(ReportContent content) => string.Join(
        "\n\n",
        [content.Title, content.Preamble, .. content.Texts.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value), .. content.AdditionalSections.Select(s => s.Text), content.Signature]);

    private static ReportDocument At(string stage, ReportDocument report) => stage == "draft" ? report : report with
    {
        PublishedEdition = 12,
        PublishedAt = new DateTime(2024, 1, 31, 2, 30, 0, DateTimeKind.Utc),
        IsHistoric = stage == "historic",
        OriginallyPublishedOn = stage == "historic" ? new DateOnly(2020, 1, 31) : null,
    };

    private static ReportDocument Report(FormEdition edition, int sentences, int lines)
    {
        var year = edition.FirstYear + 1;
        var more = string.Concat(Enumerable.Range(1, sentences).Select(i => $"第{i}季度组织专人核对专栏内容，对失效的信息逐条更新。"));
        var last = string.Concat(Enumerable.Range(1, lines).Select(i => $"\n\n第{i}项工作已经办结。"));
        var texts = edition.Sections.Where(s => s.IsNarrative).ToDictionary(s => s.Code, s => s.Code switch
        {
            "overview" => $"{year}年，柳河镇围绕便民服务推进政府信息公开。\n\n（一）主动公开。全年更新机构职能信息。{more}\n\n（二）依申请公开。未收到政府信息公开申请。\n\n（三）政府信息管理。严格审核发布的信息。\n\n（四）政府信息公开平台建设。维护网站专栏。\n\n（五）监督保障。开展业务培训和考核。",
            "problems" => $"存在的主要问题是政策解读形式较为单一，公开的内容还不够全面，工作人员的业务能力有待提高。{more}\n\n下一步，我镇将丰富解读的形式，充实公开的内容，每季度组织一次业务培训，并加强对各村的指导。",
            _ => $"本年度未收取信息处理费。{more}{last}",
        }, StringComparer.Ordinal);
        var figures = ReportFigures.BlankFor(edition).With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Of(0))));
        var content = ReportContent.EmptyFor(edition) with
        {
            Title = $"{Unit}{year}年政府信息公开工作年度报告",
            Preamble = $"本报告由{Unit}编制。报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与镇党政办公室联系（电话：0000-1234567）。",
            Texts = texts,
            Signature = $"柳河镇人民政府\n{year + 1}年1月18日",
            Figures = figures,
        };
        return new ReportDocument(edition, content, "990101101", Unit, year) { ChangedAt = new DateTime(2024, 1, 18, 2, 30, 0, DateTimeKind.Utc) };
    }
}
