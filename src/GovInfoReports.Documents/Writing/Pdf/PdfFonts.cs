using System.Globalization;
using System.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// The fonts that PDF files are set in, found once and kept. Only fonts with TrueType outlines that may be embedded and have the
/// common Chinese characters and those of the forms are taken; digits, letters and signs may come from another. Safe to use from several threads.
/// </summary>
public sealed class PdfFonts(PdfFontOptions options)
{
    private static readonly Lazy<IReadOnlyList<Rune>> Required = new(RequiredCharacters);

    private readonly Lock _lock = new();
    private FontSet? _fonts;

    /// <summary>Looks for the fonts now, so that what is missing is known before the first document.</summary>
    public void Require() => Get();

    /// <summary>The fonts. As long as there are none, every call looks again.</summary>
    internal FontSet Get()
    {
        lock (_lock)
        {
            return _fonts ??= Find();
        }
    }

    /// <summary>Which of the characters that a report needs a font lacks.</summary>
    /// <returns>Chinese characters of the forms and the 3,755 common ones of GB 2312.</returns>
    internal static IEnumerable<Rune> Missing(FontFace face) => Required.Value.Where(r => face.GlyphOf(r) == 0);

    private FontSet Find()
    {
        IReadOnlyCollection<string> folders = options.Folders.Count > 0 ? [.. options.Folders] : FontFinder.SystemFolders;
        var finder = new FontFinder(folders);
        Dictionary<string, FontFace?> read = new(StringComparer.Ordinal);
        FontFace? Chosen(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : Open(setting);
        FontFace? Known(IEnumerable<string> names) => finder.Find(names).Select(p => TryOpen(p, read)).FirstOrDefault(f => f is not null);

        var chosenHeading = Chosen(options.Heading);
        var chosenTitle = Chosen(options.Title);
        var body = Chosen(options.Body) ?? Known([.. FontFinder.ForBodies, .. FontFinder.ForHeadings]) ?? chosenHeading
            ?? throw new PdfFontException(Messages.Get("NoFont", string.Join(Messages.Get("Between"), folders)));
        var heading = chosenHeading ?? Known(FontFinder.ForHeadings) ?? body;
        var title = chosenTitle ?? Known(FontFinder.ForTitles);
        FontSet fonts = new(
            new SetFont(body, false),
            new SetFont(heading, heading == body),
            title is null ? new SetFont(body, true) : new SetFont(title, false),
            finder.Find([.. FontFinder.ForHeadings, .. FontFinder.ForBodies, .. FontFinder.ForRareCharacters]));
        var signs = string.Concat(Messages.Get("Signs").EnumerateRunes().Where(r => fonts.For(r, FontRole.Body) is null));
        return signs.Length == 0 ? fonts : throw new PdfFontException(Messages.Get("NoSigns", signs));
    }

    private static bool IsHan(Rune character) => Rune.GetUnicodeCategory(character) == UnicodeCategory.OtherLetter;

    private static FontFace? TryOpen(string path, Dictionary<string, FontFace?> read)
    {
        if (!read.TryGetValue(path, out var face))
        {
            try
            {
                face = Open(path);
            }
            catch (PdfFontException)
            {
                face = null;
            }

            read[path] = face;
        }

        return face;
    }

    private static FontFace Open(string setting)
    {
        var (path, index) = Split(setting);
        FontFace face;
        try
        {
            face = FontFace.Read(path, index);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PdfFontException(Messages.Get("FileNotFound", path), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PdfFontException(Messages.Get("FileUnreadable", path), e);
        }
        catch (InvalidDataException e)
        {
            throw new PdfFontException(Messages.Get("FileUnusable", path), e);
        }

        if (!face.IsEmbeddable)
        {
            throw new PdfFontException(Messages.Get("FileRestricted", path));
        }

        var missing = Missing(face).ToList();
        return missing.Count == 0 ? face : throw new PdfFontException(Messages.Get("FileIncomplete", path, missing.Count, string.Concat(missing.Take(5))));
    }

    private static (string Path, int Index) Split(string setting)
    {
        var comma = setting.LastIndexOf(',');
        return comma > 0 && int.TryParse(setting.AsSpan(comma + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (setting[..comma], index)
            : (setting, 0);
    }

    private static List<Rune> RequiredCharacters()
    {
        const int FirstRow = 0xb0, LastRow = 0xd7, FirstCell = 0xa1, LastCell = 0xfe, LastCellOfLastRow = 0xf9;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!;
        var text = new StringBuilder();
        for (var row = FirstRow; row <= LastRow; row++)
        {
            for (var cell = FirstCell; cell <= (row == LastRow ? LastCellOfLastRow : LastCell); cell++)
            {
                text.Append(encoding.GetString([(byte)row, (byte)cell]));
            }
        }

        foreach (var edition in FormCatalog.Official().Editions)
        {
            text.AppendJoin(' ', edition.Sections.Select(s => s.Heading));
            text.AppendJoin(' ', edition.Tables.SelectMany(t => TableLayout.For(t).Rows).SelectMany(r => r.Cells).Select(c => c.Text));
        }

        return [.. text.ToString().EnumerateRunes().Where(IsHan).Distinct()];
    }
}
