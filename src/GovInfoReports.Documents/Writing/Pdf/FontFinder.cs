namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>Looks for fonts by the file names they are known by.</summary>
internal sealed class FontFinder
{
    /// <summary>Heavy Song faces made for titles of official documents, best first.</summary>
    public static readonly IReadOnlyList<string> ForTitles = ["FZXBSJW.TTF", "FZXBSK.TTF", "STZHONGS.TTF"];

    /// <summary>FangSong and Song faces, best first.</summary>
    public static readonly IReadOnlyList<string> ForBodies =
        ["simfang.ttf", "STFANGSO.TTF", "simsun.ttc", "simsun.ttf", "STSONG.TTF", "uming.ttc", "gbsn00lp.ttf"];

    /// <summary>Hei faces, best first.</summary>
    public static readonly IReadOnlyList<string> ForHeadings =
    [
        "simhei.ttf", "STHeiti Medium.ttc", "wqy-zenhei.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf",
        "msyh.ttc", "msyh.ttf", "Deng.ttf", "STHeiti Light.ttc",
    ];

    /// <summary>Fonts with rare characters and signs.</summary>
    public static readonly IReadOnlyList<string> ForRareCharacters = ["simsunb.ttf", "SimsunExtG.ttf", "seguisym.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf", "arial.ttf"];

    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks through folders.</summary>
    public FontFinder(IReadOnlyCollection<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseInsensitive };
        foreach (var folder in folders.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.tt?", options).Order(StringComparer.Ordinal))
            {
                _files.TryAdd(Path.GetFileName(file), file);
            }
        }
    }

    /// <summary>Folders of the operating system.</summary>
    public static IReadOnlyCollection<string> SystemFolders
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsWindows()
                ? [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")]
                : OperatingSystem.IsMacOS()
                    ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
                    : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local", "share", "fonts")];
        }
    }

    /// <summary>Those of some fonts that there are.</summary>
    public IEnumerable<string> Find(IEnumerable<string> names) => names.Select(n => _files.GetValueOrDefault(n)).OfType<string>();
}
