using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Globalization;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// A guide for people who use the portal. The texts are the Markdown files of <c>docs/guide</c>, built into the program with their
/// pictures, so that the same file is read in the repository and at <c>/help</c>.
/// </summary>
public sealed record Guide(string Name, string Title, IReadOnlyList<GuideHeading> Headings, IHtmlContent Body)
{
    public const string Home = "/help";

    private const string Resources = "guide/";
    private const string PictureFolder = "img/";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private static readonly FrozenDictionary<string, Lazy<Guide>> Guides = Names(".md")
        .ToFrozenDictionary(name => name, name => new Lazy<Guide>(() => Read(name)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, byte[]> Shots = Names(".png")
        .ToFrozenDictionary(name => name[PictureFolder.Length..], name => Bytes($"{name}.png"), StringComparer.Ordinal);

    public static IEnumerable<Guide> All => Guides.Values.Select(g => g.Value).OrderBy(g => g.Name, StringComparer.Ordinal);

    /// <summary>Address of its page.</summary>
    public string Path => $"{Home}/{Name}";

    /// <summary>Names of all pictures, without their ending.</summary>
    public static IEnumerable<string> Pictures => Shots.Keys;

    public static Guide? Find(string name) => Guides.GetValueOrDefault(name)?.Value;

    /// <summary>A picture that guides show.</summary>
    /// <returns>The PNG file, or <see langword="null"/>.</returns>
    public static byte[]? Picture(string name) => Shots.GetValueOrDefault(name);

    private static Guide Read(string name)
    {
        var document = Markdown.Parse(System.Text.Encoding.UTF8.GetString(Bytes($"{name}.md")), Pipeline);
        var title = document.OfType<HeadingBlock>().First(h => h.Level == 1);
        document.Remove(title);
        foreach (var table in document.Descendants<Table>())
        {
            table.GetAttributes().AddClass("list");
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Place(link);
        }

        var headings = document.OfType<HeadingBlock>().Select(h => new GuideHeading(h.GetAttributes().Id!, TextOf(h)));
        return new Guide(name, TextOf(title), [.. headings], new HtmlString(document.ToHtml(Pipeline)));
    }

    // In the files, links lead to the files beside them, as on paper and in the repository.
    private static void Place(LinkInline link)
    {
        if (link.IsImage)
        {
            PlacePicture(link);
        }
        else if (link.Url is { } url && url.Split('#') is [{ Length: > 3 } file, ..] && file.EndsWith(".md", StringComparison.Ordinal))
        {
            link.Url = $"{Home}/{file[..^3]}{url[file.Length..]}";
        }
    }

    private static void PlacePicture(LinkInline link)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(link.Url);
        link.Url = $"{Home}/{link.Url}";
        var attributes = link.GetAttributes();
        attributes.AddClass("guide-picture");
        attributes.AddProperty("loading", "lazy");
        if (Picture(name ?? string.Empty) is { } png)
        {
            // A PNG file begins with its width and height, so that the page does not jump while pictures arrive.
            attributes.AddProperty("width", BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ToString(CultureInfo.InvariantCulture));
            attributes.AddProperty("height", BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ToString(CultureInfo.InvariantCulture));
        }

        // On a phone a picture is read by opening it.
        LinkInline whole = new(link.Url, string.Empty);
        link.ReplaceBy(whole, copyChildren: false);
        whole.AppendChild(link);
    }

    private static string TextOf(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    private static IEnumerable<string> Names(string ending) => typeof(Guide).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Resources, StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal))
        .Select(n => n[Resources.Length..^ending.Length]);

    private static byte[] Bytes(string file)
    {
        using var stream = typeof(Guide).Assembly.GetManifestResourceStream(Resources + file)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A heading of a guide.</summary>
public sealed record GuideHeading(string Id, string Text);
