using System.Globalization;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>
/// Reads Word files (.docx, .docm): paragraphs with their automatic numbers and heading levels, tables on their grids, and notes of
/// what a reader has to know. Nothing outside the file is fetched and nothing in it is run; headers and footers are left out.
/// </summary>
internal sealed class WordSource
{
    private const string MainPart = "word/document.xml";
    private const int MostFootnotes = 5000;

    private readonly OfficePackage _package;
    private readonly CancellationToken _ct;
    private readonly string _main;
    private readonly Dictionary<string, string> _parts;
    private readonly Dictionary<string, List<WordBlock>> _footnotes = new(StringComparer.Ordinal);

    private WordSource(OfficePackage package, CancellationToken ct)
    {
        _package = package;
        _ct = ct;
        var main = package.RelationsOf(string.Empty).FirstOrDefault(r => r.Type == "officeDocument")?.Target;
        _main = main is not null && package.Has(main) ? main : MainPart;
        _parts = package.RelationsOf(_main).Where(r => package.Has(r.Target)).DistinctBy(r => r.Type).ToDictionary(r => r.Type, r => r.Target, StringComparer.Ordinal);
    }

    /// <summary>Reads a file.</summary>
    public static SourceDocument Read(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct)
    {
        try
        {
            using var package = OfficePackage.Open(bytes, limits);
            return new WordSource(package, ct).Read(limits);
        }
        catch (InsufficientExecutionStackException)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooDeep);
        }
        catch (Exception e) when (OfficePackage.IsDamage(e))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    private SourceDocument Read(SourceLimits limits)
    {
        var styles = Part("styles", WordStyleIndex.Read);
        var reading = new WordReading(limits, styles, Part("numbering", xml => WordNumbering.Read(xml, styles)));
        var body = Body(reading);
        AddFootnotes("footnote", reading);
        AddFootnotes("endnote", reading);
        var entries = new WordEntries(_footnotes);
        entries.Add(body);
        return Spelled(new SourceDocument(SourceFormat.Word, entries.Entries, [.. entries.Notes, .. NotesOf(reading)]));
    }

    private SourceDocument Spelled(SourceDocument source)
    {
        foreach (var part in _package.RelationsOf(_main).Where(r => r.Type == "customXml" && _package.Has(r.Target)))
        {
            using var xml = _package.OpenXml(part.Target);
            source = WordSpellings.Restore(source, xml);
        }

        return source;
    }

    private List<WordBlock> Body(WordReading reading)
    {
        using var xml = new WordXml(_package, _main, _ct);
        var addresses = _package.AddressesOf(_main);
        List<WordBlock> body = [];
        var isWord = false;
        foreach (var name in xml.Children())
        {
            if (name == "body")
            {
                isWord = true;
                body.AddRange(new WordBodyReader(xml, reading, addresses).Blocks());
            }
        }

        return isWord ? body : throw SourceRefusedException.Of(SourceRefusal.Damaged);
    }

    private T Part<T>(string type, Func<WordXml?, T> read)
    {
        if (!_parts.TryGetValue(type, out var part))
        {
            return read(null);
        }

        using var xml = new WordXml(_package, part, _ct);
        return read(xml);
    }

    private void AddFootnotes(string kind, WordReading reading)
    {
        if (!_parts.TryGetValue($"{kind}s", out var part))
        {
            return;
        }

        using var xml = new WordXml(_package, part, _ct);
        var addresses = _package.AddressesOf(part);
        foreach (var name in xml.Children())
        {
            if (name == kind && xml.Attribute("id") is { } id && xml.Attribute("type") is null or "normal" && _footnotes.Count < MostFootnotes)
            {
                _footnotes.TryAdd(kind + id, new WordBodyReader(xml, reading, addresses).Blocks());
            }
        }
    }

    private IEnumerable<SourceNote> NotesOf(WordReading reading)
    {
        if (reading.Changes > 0)
        {
            yield return new SourceNote(SourceNoteKind.TrackedChanges, null, reading.Changes.ToString(CultureInfo.InvariantCulture));
        }

        var comments = Part("comments", xml => xml?.Children().Count(n => n == "comment") ?? 0);
        if (comments > 0)
        {
            yield return new SourceNote(SourceNoteKind.Comment, null, comments.ToString(CultureInfo.InvariantCulture));
        }

        if (_parts.ContainsKey("vbaProject") || _package.Names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) || HasRemoteTemplate)
        {
            yield return new SourceNote(SourceNoteKind.ActiveContent, null);
        }
    }

    // Nearly every file names the template on its author's disk; one that lies on a server brings macros along.
    private bool HasRemoteTemplate =>
        _parts.TryGetValue("settings", out var settings)
        && _package.AddressesOf(settings).Values.Any(a => Uri.TryCreate(a, UriKind.Absolute, out var uri) && (!uri.IsFile || uri.IsUnc));
}
