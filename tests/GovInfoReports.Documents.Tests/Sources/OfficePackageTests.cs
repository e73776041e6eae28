using System.IO.Compression;
using System.Text;
using GovInfoReports.Documents.Sources;

namespace GovInfoReports.Documents.Tests.Sources;

public class OfficePackageTests
{
    [Fact]
    public void Parts_are_counted_while_they_unpack_whatever_the_file_says()
    {
        var bytes = Zip(("xl/a.xml", new byte[4 * 1024 * 1024]));
        Assert.Equal(SourceRefusal.ZipBomb, Refused(() => ReadAll(bytes, new SourceLimits(), "xl/a.xml")));
        Assert.Equal(SourceRefusal.ZipBomb, Refused(() => ReadAll(bytes, new SourceLimits { Ratio = 100_000, UnpackedBytes = 1_000_000 }, "xl/a.xml")));
        Assert.Equal(4 * 1024 * 1024, ReadAll(bytes, new SourceLimits { Ratio = 100_000 }, "xl/a.xml"));
    }

    [Fact]
    public void Too_many_parts_two_of_one_name_and_cut_off_files_are_refused()
    {
        Assert.Equal(SourceRefusal.ZipBomb, Refused(() => OfficePackage.Open(Zip(("a", []), ("b", []), ("c", [])), new SourceLimits { Parts = 2 })));
        Assert.Equal(SourceRefusal.Damaged, Refused(() => OfficePackage.Open(Zip(("xl/a.xml", []), ("XL/A.xml", [])), new SourceLimits())));
        var whole = Zip(("xl/a.xml", Encoding.UTF8.GetBytes(new string('x', 500))));
        Assert.Equal(SourceRefusal.Damaged, Refused(() => OfficePackage.Open(whole.AsMemory(0, whole.Length / 2), new SourceLimits())));
        Assert.Equal(SourceRefusal.Damaged, Refused(() => OfficePackage.Open(Encoding.UTF8.GetBytes("PK no archive"), new SourceLimits())));
    }

    [Fact]
    public void Elements_nested_too_deep_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 300)) + string.Concat(Enumerable.Repeat("</a>", 300));
        using var package = OfficePackage.Open(Zip(("a.xml", Encoding.UTF8.GetBytes(deep))), new SourceLimits());
        using var reader = package.OpenXml("a.xml");
        Assert.Equal(SourceRefusal.TooDeep, Refused(() =>
        {
            while (package.Next(reader))
            {
            }
        }));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]><a>&y;</a>")]
    public void Document_types_are_refused(string xml)
    {
        using var package = OfficePackage.Open(Zip(("_rels/.rels", Encoding.UTF8.GetBytes(xml))), new SourceLimits());
        Assert.Equal(SourceRefusal.UnsafeXml, Refused(() => package.RelationsOf(string.Empty)));
    }

    [Fact]
    public void Relations_lead_to_parts_and_never_outside()
    {
        const string relations = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/>
              <Relationship Id="r2" Type="http://schemas.openxmlformats.org/x/styles" Target="/xl/styles.xml"/>
              <Relationship Id="r3" Type="http://schemas.openxmlformats.org/x/image" Target="../../../../etc/passwd"/>
              <Relationship Id="r4" Type="http://schemas.openxmlformats.org/x/hyperlink" Target="https://example.org/" TargetMode="External"/>
            </Relationships>
            """;
        using var package = OfficePackage.Open(Zip(("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes(relations))), new SourceLimits());

        Assert.Equal(
            [("r1", "worksheet", "xl/worksheets/sheet1.xml"), ("r2", "styles", "xl/styles.xml"), ("r3", "image", "etc/passwd")],
            package.RelationsOf("xl/workbook.xml").Select(r => (r.Id, r.Type, r.Target)));
        Assert.Equal(SourceRefusal.Damaged, Refused(() => package.Open("etc/passwd")));
        Assert.Empty(package.RelationsOf("xl/styles.xml"));
    }

    internal static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static long ReadAll(byte[] bytes, SourceLimits limits, string part)
    {
        using var package = OfficePackage.Open(bytes, limits);
        using var stream = package.Open(part);
        using var counted = new MemoryStream();
        stream.CopyTo(counted);
        return counted.Length;
    }

    private static SourceRefusal Refused(Action read) => Assert.Throws<SourceRefusedException>(read).Refusal;
}
