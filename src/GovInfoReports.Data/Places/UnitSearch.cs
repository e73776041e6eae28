using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Places;

/// <summary>
/// Finds units by words of the name and of the areas they lie in, through <see cref="UnitNameGram"/>, or by the beginning of the code.
/// All words have to fit, in any order (<see cref="NameWords"/>).
/// </summary>
public sealed class UnitSearch(ReportsDbContext db)
{
    // Above this a part of a name is no help: it is quicker to go through the units in order until a page is full.
    private const int CommonFrom = 1000;

    // A word that stands in the names of more areas than this, such as 政府, says nothing about where a unit lies.
    private const int MostAreas = 20;

    // Parts of one word written together: 山东省 昌乐县 红河镇.
    private const int MostParts = 4;

    // Behind every character that a code can have.
    private const char AfterCodes = '~';

    /// <summary>Finds units in the order of their codes.</summary>
    /// <param name="after">Code of the last unit of the page before; <see langword="null"/> for the first page.</param>
    /// <param name="within">The units to look among, for example those of an area; <see langword="null"/> for all.</param>
    public async Task<IReadOnlyList<Unit>> FindAsync(string? text, int take, string? after = null, IQueryable<Unit>? within = null, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var words = NameWords.Of(text);
        var plain = string.Concat(words);
        if (plain.Length is 0 or > Unit.NameLength)
        {
            return [];
        }

        var units = (within ?? db.Units).AsNoTracking();
        if (after is not null)
        {
            units = units.Where(u => string.Compare(u.Code, after) > 0);
        }

        var byName = await ByNameAsync(units, words, take, ct);
        if (byName.Count == 0 && await PartedAsync(words, ct) is { } parted)
        {
            byName = await ByNameAsync(units, parted, take, ct);
        }

        if (!char.IsAsciiDigit(plain[0]) || plain.Length > Unit.CodeLength)
        {
            return byName;
        }

        var code = plain.ToUpperInvariant();
        var end = code + AfterCodes;
        var byCode = await units
            .Where(u => string.Compare(u.Code, code) >= 0 && string.Compare(u.Code, end) < 0)
            .OrderBy(u => u.Code)
            .Take(take)
            .ToListAsync(ct);
        return Merged([byCode, byName], take);
    }

    private static List<Unit> Merged(IEnumerable<IReadOnlyList<Unit>> found, int take) =>
        [.. found.SelectMany(f => f).DistinctBy(u => u.Id).OrderBy(u => u.Code, StringComparer.Ordinal).Take(take)];

    private async Task<List<Unit>> ByNameAsync(IQueryable<Unit> units, IReadOnlyList<string> words, int take, CancellationToken ct)
    {
        List<Sought> sought = [];
        foreach (var word in words)
        {
            var areas = words.Count == 1 || !NameWords.MayBeArea(word) ? [] : await AreasAsync(word, ct);
            sought.Add(new Sought(word, await RarestAsync(word, ct), areas));
        }

        var named = sought.Aggregate(units, Fitting);
        var first = sought.MinBy(s => s.Cost)!;
        if (first.Cost >= CommonFrom)
        {
            return await named.OrderBy(u => u.Code).Take(take).ToListAsync(ct);
        }

        // The units that have the word in their name, and those of each area that has: each along an index of its own.
        List<List<Unit>> found = [];
        if (first.Gram.Count > 0)
        {
            var gram = first.Gram.Gram;
            var ids = db.UnitNameGrams.Where(g => g.Gram == gram).Select(g => g.UnitId);
            found.Add(await named.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Code).Take(take).ToListAsync(ct));
        }

        foreach (var area in first.Areas)
        {
            found.Add(await In(named, area).OrderBy(u => u.Code).Take(take).ToListAsync(ct));
        }

        return Merged(found, take);
    }

    private static IQueryable<Unit> Fitting(IQueryable<Unit> units, Sought sought)
    {
        var word = sought.Word;
        string?[] counties = [.. sought.CodesOf(UnitLevel.County)];
        string?[] cities = [.. sought.CodesOf(UnitLevel.City)];
        string[] provinces = [.. sought.CodesOf(UnitLevel.Province)];

        return sought.Areas.Count == 0
            ? NameWords.Pieces(word).Aggregate(units, Named)
            : units.Where(u => u.Name.Replace(" ", string.Empty).Replace("\u3000", string.Empty).Contains(word)
                || counties.Contains(u.CountyCode) || cities.Contains(u.CityCode) || provinces.Contains(u.ProvinceCode));
    }

    private static IQueryable<Unit> Named(IQueryable<Unit> units, string piece)
    {
        if (NameWords.IsAbbreviation(piece))
        {
            var pattern = NameWords.Pattern(piece);
            return units.Where(u => EF.Functions.Like(u.Name, pattern));
        }

        // Where a name itself holds white space, the part as it was typed need not stand in it.
        return units.Where(u => u.Name.Replace(" ", string.Empty).Replace("\u3000", string.Empty).Contains(piece));
    }

    private static IQueryable<Unit> In(IQueryable<Unit> units, Unit area)
    {
        var code = area.Code;
        return area.Level switch
        {
            UnitLevel.Province => units.Where(u => u.ProvinceCode == code),
            UnitLevel.City => units.Where(u => u.CityCode == code),
            _ => units.Where(u => u.CountyCode == code),
        };
    }

    /// <summary>The provinces, cities and counties that have a word in their names; none where too many have.</summary>
    private async Task<IReadOnlyList<Unit>> AreasAsync(string word, CancellationToken ct)
    {
        var (gram, count) = NameWords.MayBeArea(word) ? await RarestAsync(word, ct) : default;
        if (count == 0)
        {
            return [];
        }

        var areas = db.Units.AsNoTracking().Where(u => u.Level >= UnitLevel.Province && u.Level <= UnitLevel.County && u.Name.Contains(word));
        if (count < CommonFrom)
        {
            var ids = db.UnitNameGrams.Where(g => g.Gram == gram).Select(g => g.UnitId);
            areas = areas.Where(u => ids.Contains(u.Id));
        }

        var found = await areas.OrderBy(u => u.Code).Take(MostAreas + 1).ToListAsync(ct);
        return found.Count > MostAreas ? [] : found;
    }

    /// <summary>Words that were written together with their area, taken apart; <see langword="null"/> where none was.</summary>
    private async Task<IReadOnlyList<string>?> PartedAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        List<string> parts = [.. words];
        for (var i = 0; i < parts.Count && parts.Count < words.Count + MostParts; i++)
        {
            foreach (var (beginning, remainder) in NameWords.Parted(parts[i]))
            {
                if ((await AreasAsync(beginning, ct)).Count > 0)
                {
                    parts[i] = beginning;
                    parts.Insert(i + 1, remainder);
                    break;
                }
            }
        }

        return parts.Count > words.Count ? parts : null;
    }

    private async Task<(string Gram, int Count)> RarestAsync(string word, CancellationToken ct)
    {
        (string Gram, int Count) rarest = (string.Empty, int.MaxValue);
        foreach (var gram in NameWords.Pieces(word).SelectMany(p => NameWords.IsAbbreviation(p) ? UnitNameGram.SoughtOfAbbreviation(p) : UnitNameGram.Sought(p)))
        {
            var count = await db.UnitNameGrams.Where(g => g.Gram == gram).OrderBy(g => g.UnitId).Take(Math.Min(CommonFrom, rarest.Count)).CountAsync(ct);
            if (count < rarest.Count)
            {
                rarest = (gram, count);
            }

            if (count == 0)
            {
                break;
            }
        }

        return rarest;
    }

    /// <summary>A word, its rarest part with how many names hold it, and the areas it may name.</summary>
    private sealed record Sought(string Word, (string Gram, int Count) Gram, IReadOnlyList<Unit> Areas)
    {
        // About how many units lie in an area of a level.
        private const int InCounty = 20;
        private const int InCity = 200;

        /// <summary>How many units there are to look through when this word leads the way.</summary>
        public int Cost => Gram.Count + Areas.Sum(a => a.Level == UnitLevel.County ? InCounty : a.Level == UnitLevel.City ? InCity : CommonFrom);

        public IEnumerable<string> CodesOf(UnitLevel level) => Areas.Where(a => a.Level == level).Select(a => a.Code);
    }
}
