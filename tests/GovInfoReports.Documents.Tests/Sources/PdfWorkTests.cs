using System.Text;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Pdf;
using GovInfoReports.TestSupport.Attack;
using GovInfoReports.TestSupport.Corpus;
using UglyToad.PdfPig.Core;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>What a short PDF makes of itself: the work is counted in memory handed out and in bytes read, never in time.</summary>
public class PdfWorkTests
{
    private const int Part = 100_000;
    private const long Megabyte = 1024 * 1024;

    private static readonly SourceLimits Small = new() { UnpackedBytes = Megabyte };

    [Fact]
    public void Read_page_names_a_part_a_thousand_times_refuses_it_before_it_is_put_together() =>
        AssertRefused(SourceRefusal.ZipBomb, AttackFiles.PartNamed(AttackFiles.Repeated("q Q ", Part), 1_000), Small);

    [Fact]
    public void Read_page_keeps_states_without_end_refuses_it() =>
        AssertRefused(SourceRefusal.Damaged, PdfCarrier.File([AttackFiles.Repeated("q ", Part)]), new SourceLimits());

    [Fact]
    public void MoveNext_time_is_over_ends_the_reading()
    {
        using CancellationTokenSource time = new();
        using PdfContentBytes bytes = new(new MemoryInputBytes(Encoding.ASCII.GetBytes(AttackFiles.Repeated("q ", Part))), new PdfBudget(Small, time.Token));
        Assert.True(bytes.MoveNext());
        time.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
        {
            while (bytes.MoveNext())
            {
                // Only the reading counts.
            }
        });
        Assert.InRange(bytes.CurrentOffset, 0, Part / 10);
    }

    private static void AssertRefused(SourceRefusal refusal, byte[] file, SourceLimits limits)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(refusal, Assert.Throws<SourceRefusedException>(() => PdfSource.Read(file, limits, CancellationToken.None)).Refusal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * Megabyte);
    }
}
