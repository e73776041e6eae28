using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Places;

/// <summary>Finds units by a part of the name, through <see cref="UnitNameGram"/>, or by the beginning of the code.</summary>
public sealed class UnitSearch(ReportsDbContext db)
{
    // Above this a part of a name is no help: it is quicker to go through the units in order until a page is full.
    private const int CommonFrom = 1000;

    // Behind every character that a code can have.
    private const char AfterCodes = '~';

    /// <summary>Finds units in the order of their codes.</summary>
    /// <param name="after">Code of the last unit of the page before; <see langword="null"/> for the first page.</param>
    /// <param name="within">The units to look among, for example those of an area; <see langword="null"/> for all.</param>
    public async Task<IReadOnlyList<Unit>> FindAsync(string? text, int take, string? after = null, IQueryable<Unit>? within = null, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var plain = string.Concat((text ?? string.Empty).Where(c => !char.IsWhiteSpace(c)));
        if (plain.Length is 0 or > Unit.NameLength)
        {
            return [];
        }

        var units = (within ?? db.Units).AsNoTracking();
        if (after is not null)
        {
            units = units.Where(u => string.Compare(u.Code, after) > 0);
        }

        var byName = await ByNameAsync(units, plain, take, ct);
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
        return [.. byCode.UnionBy(byName, u => u.Id).OrderBy(u => u.Code, StringComparer.Ordinal).Take(take)];
    }

    private async Task<List<Unit>> ByNameAsync(IQueryable<Unit> units, string part, int take, CancellationToken ct)
    {
        var (rarest, count) = await RarestAsync(part, ct);
        if (count == 0)
        {
            return [];
        }

        // Where a name itself holds white space, the part as it was typed need not stand in it.
        var named = units.Where(u => u.Name.Replace(" ", string.Empty).Replace("\u3000", string.Empty).Contains(part));
        if (count < CommonFrom)
        {
            var ids = db.UnitNameGrams.Where(g => g.Gram == rarest).Select(g => g.UnitId);
            named = named.Where(u => ids.Contains(u.Id));
        }

        return await named.OrderBy(u => u.Code).Take(take).ToListAsync(ct);
    }

    private async Task<(string Gram, int Count)> RarestAsync(string part, CancellationToken ct)
    {
        (string Gram, int Count) rarest = (string.Empty, int.MaxValue);
        foreach (var gram in UnitNameGram.Sought(part))
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
}
