using System.Globalization;
using System.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Counts the automatic numbers of a Word file as Word does, paragraph by paragraph.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private const int MostLists = 20_000;

    private readonly Dictionary<int, Definition> _definitions = [];
    private readonly Dictionary<int, Reading> _lists = [];

    public static WordNumbering Read(WordXml? xml, WordStyleIndex styles)
    {
        var numbering = new WordNumbering();
        foreach (var name in xml?.Children() ?? [])
        {
            if (name == "abstractNum" && numbering._definitions.Count < MostLists && xml!.NumberOf("abstractNumId") is { } definition)
            {
                numbering._definitions.TryAdd(definition, DefinitionOf(xml));
            }
            else if (name == "num" && numbering._lists.Count < MostLists && xml!.NumberOf("numId") is { } list)
            {
                numbering._lists.TryAdd(list, ReadingOf(xml));
            }
        }

        numbering.Link(styles);
        return numbering;
    }

    /// <summary>The list that properties of a paragraph name.</summary>
    public static (int? List, int? Level) Reference(WordXml xml)
    {
        int? list = null;
        int? level = null;
        foreach (var name in xml.Children())
        {
            list = name == "numId" ? xml.Number : list;
            level = name == "ilvl" ? xml.Number : level;
        }

        return (list, level);
    }

    /// <summary>The number of the next paragraph.</summary>
    /// <returns>Its number, or <see langword="null"/> for none.</returns>
    public WordNumber? Next(WordStyle style, int? list, int? level)
    {
        var id = list ?? style.List;
        if (id is not > 0 || !_lists.TryGetValue(id.Value, out var reading) || reading.Definition is not { } definition)
        {
            return null;
        }

        var at = Math.Clamp(level ?? (list is null ? LinkedLevel(reading, style) : null) ?? style.ListLevel ?? 0, 0, Levels - 1);
        Count(reading, definition, at);
        var shown = reading.At(at);
        return shown.Format switch
        {
            "bullet" => new WordNumber(string.Empty, id.Value),
            "none" when shown.Text.Length == 0 => null,
            _ when Show(reading, definition, at) is { Length: > 0 } text => new WordNumber(text, id.Value),
            _ => null,
        };
    }

    private static int? LinkedLevel(Reading reading, WordStyle style)
    {
        for (var i = 0; i < Levels; i++)
        {
            if (style.Id.Length > 0 && reading.At(i).Style == style.Id)
            {
                return i;
            }
        }

        return null;
    }

    private static void Count(Reading reading, Definition definition, int at)
    {
        // Lists of one definition count on together, but one that states where to begin does so when it first appears.
        if (!reading.IsBegun)
        {
            reading.IsBegun = true;
            for (var i = 0; i < Levels; i++)
            {
                if (reading.Starts[i] is not null)
                {
                    definition.Counts[i] = null;
                }
            }
        }

        for (var i = 0; i < at; i++)
        {
            definition.Counts[i] ??= reading.StartOf(i);
        }

        definition.Counts[at] = definition.Counts[at] is { } count ? count + 1 : reading.StartOf(at);
        for (var i = at + 1; i < Levels; i++)
        {
            if (reading.At(i).Restart is not { } restart || restart >= at + 1)
            {
                definition.Counts[i] = null;
            }
        }
    }

    private static string Show(Reading reading, Definition definition, int at)
    {
        var pattern = reading.At(at).Text;
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length && text.Length < 200; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var level = pattern[++i] - '1';
                var shown = reading.At(level);
                var number = definition.Counts[level] ?? reading.StartOf(level);
                text.Append(reading.At(at).IsLegal ? number.ToString(CultureInfo.InvariantCulture) : WordNumberText.Of(number, shown.Format, shown.Pattern));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.ToString();
    }

    private void Link(WordStyleIndex styles)
    {
        foreach (var reading in _lists.Values)
        {
            var definition = _definitions.GetValueOrDefault(reading.DefinitionId);
            if (definition?.StyleLink is { } style && styles.Find(style).List is { } list && _lists.TryGetValue(list, out var linked))
            {
                definition = _definitions.GetValueOrDefault(linked.DefinitionId) ?? definition;
            }

            reading.Definition = definition;
        }
    }

    private static Definition DefinitionOf(WordXml xml)
    {
        var definition = new Definition();
        foreach (var name in xml.Children())
        {
            if (name == "lvl" && xml.NumberOf("ilvl") is >= 0 and < Levels and var at)
            {
                definition.Levels[at] = LevelOf(xml);
            }
            else if (name == "numStyleLink")
            {
                definition.StyleLink = xml.Value;
            }
        }

        return definition;
    }

    private static Reading ReadingOf(WordXml xml)
    {
        var reading = new Reading();
        foreach (var name in xml.Children())
        {
            if (name == "abstractNumId")
            {
                reading.DefinitionId = xml.Number ?? -1;
            }
            else if (name == "lvlOverride" && xml.NumberOf("ilvl") is >= 0 and < Levels and var at)
            {
                foreach (var inner in xml.Children())
                {
                    if (inner == "startOverride")
                    {
                        reading.Starts[at] = xml.Number;
                    }
                    else if (inner == "lvl")
                    {
                        reading.Overrides[at] = LevelOf(xml);
                    }
                }
            }
        }

        return reading;
    }

    private static WordListLevel LevelOf(WordXml xml)
    {
        var level = new WordListLevel();
        foreach (var name in xml.Children())
        {
            level = name switch
            {
                "start" => level with { Start = xml.Number ?? 1 },
                "numFmt" => level with { Format = xml.Value ?? level.Format, Pattern = xml.Attribute("format") },
                "mc:AlternateContent" => FormatOf(xml, level),
                "lvlText" => level with { Text = xml.Value ?? string.Empty },
                "lvlRestart" => level with { Restart = xml.Number },
                "isLgl" => level with { IsLegal = xml.IsOn },
                "pStyle" => level with { Style = xml.Value },
                _ => level,
            };
        }

        return level;
    }

    private static WordListLevel FormatOf(WordXml xml, WordListLevel level)
    {
        var isFound = false;
        foreach (var _ in xml.Children())
        {
            foreach (var name in xml.Children())
            {
                if (name == "numFmt" && !isFound)
                {
                    isFound = true;
                    level = level with { Format = xml.Value ?? level.Format, Pattern = xml.Attribute("format") };
                }
            }
        }

        return level;
    }

    private sealed class Definition
    {
        public WordListLevel?[] Levels { get; } = new WordListLevel?[WordNumbering.Levels];

        public int?[] Counts { get; } = new int?[WordNumbering.Levels];

        public string? StyleLink { get; set; }
    }

    private sealed class Reading
    {
        private static readonly WordListLevel Nothing = new() { Format = "none" };

        public int DefinitionId { get; set; } = -1;

        public Definition? Definition { get; set; }

        public int?[] Starts { get; } = new int?[WordNumbering.Levels];

        public WordListLevel?[] Overrides { get; } = new WordListLevel?[WordNumbering.Levels];

        public bool IsBegun { get; set; }

        public WordListLevel At(int level) => Overrides[level] ?? Definition?.Levels[level] ?? Nothing;

        public int StartOf(int level) => Starts[level] ?? At(level).Start;
    }
}

/// <summary>A level of a list.</summary>
internal sealed record WordListLevel
{
    public int Start { get; init; } = 1;

    public string Format { get; init; } = "decimal";

    /// <summary>The pattern of a format of the file's own, for example <c>01, 02, 03, ...</c>.</summary>
    public string? Pattern { get; init; }

    /// <summary>The text with %1 to %9 for the numbers of the levels.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The level, from 1, behind which it begins again; 0 for never; <see langword="null"/> for any above.</summary>
    public int? Restart { get; init; }

    public bool IsLegal { get; init; }

    /// <summary>The paragraph style that is linked with it.</summary>
    public string? Style { get; init; }
}
