namespace GovInfoReports.Domain.Organisations;

/// <summary>
/// A reporting unit 报告单位 or an area that units lie in. The code is the administrative division code 行政区划代码 (GB/T 2260 for
/// province to county, GB/T 10114 for townships); a department has the code of its government, a hyphen and letters or digits.
/// </summary>
public sealed class Unit
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>Longest code, in characters.</summary>
    public const int CodeLength = 20;

    private readonly List<UnitName> _names = [];

    private Unit()
    {
    }

    /// <summary>Key in the store; 0 until stored.</summary>
    public int Id { get; private set; }

    /// <summary>Unique code; never changes.</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Full official name.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Level in the hierarchy.</summary>
    public UnitLevel Level { get; private set; }

    /// <summary>Code of the unit directly above; <see langword="null"/> for a province and for the whole country.</summary>
    public string? ParentCode { get; private set; }

    /// <summary>Code of the province it lies in; its own for a province and for the whole country.</summary>
    public string ProvinceCode { get; private set; } = string.Empty;

    /// <summary>Code of the city it lies in; its own for a city.</summary>
    public string? CityCode { get; private set; }

    /// <summary>Code of the county it lies in; its own for a county.</summary>
    public string? CountyCode { get; private set; }

    /// <summary>Whether the unit itself files reports; an area that only groups others does not.</summary>
    public bool FilesReports { get; private set; }

    /// <summary>First reporting year that <see cref="FilesReports"/> holds for, the contrary before it; <see langword="null"/> where it holds for all.</summary>
    public int? FilesSince { get; private set; }

    /// <summary>Whether it files reports of some years.</summary>
    public bool EverFiles => FilesReports || FilesSince is not null;

    /// <summary>Whether the unit exists any longer; one that was dissolved keeps its past reports.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>First day of its present name and place; <see langword="null"/> where nobody recorded one.</summary>
    public DateOnly? NamedSince { get; private set; }

    /// <summary>What it was called, and where it stood, before.</summary>
    public IReadOnlyList<UnitName> Names => _names;

    /// <summary>The areas the unit lies in.</summary>
    public Place Place => new(ProvinceCode, CityCode, CountyCode);

    /// <summary>Makes a unit below another.</summary>
    /// <param name="parent">The unit directly above; <see langword="null"/> for a province or the whole country only.</param>
    public static Unit Create(string code, string name, UnitLevel level, Unit? parent, bool filesReports)
    {
        if (!UnitCode.Fits(code, level))
        {
            throw RefusedException.Invalid(nameof(Code), $"Unit.CodeForm.{level}");
        }

        if (ParentProblem(level, parent?.Level, parent?.Code) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        return new Unit
        {
            Code = code,
            Name = Named(name),
            Level = level,
            ParentCode = level == UnitLevel.Province ? null : parent?.Code,
            ProvinceCode = level == UnitLevel.Province ? code : parent?.ProvinceCode ?? code,
            CityCode = level == UnitLevel.City ? code : parent?.CityCode,
            CountyCode = level == UnitLevel.County ? code : parent?.CountyCode,
            FilesReports = filesReports,
        };
    }

    /// <summary>Why a unit of a level cannot stand directly below another, or <see langword="null"/>.</summary>
    public static Refusal? ParentProblem(UnitLevel level, UnitLevel? parent, string? parentCode)
    {
        var fits = level switch
        {
            UnitLevel.Country => parent is null,
            UnitLevel.Province => parent is null or UnitLevel.Country,
            UnitLevel.City => parent is UnitLevel.Province,
            UnitLevel.County => parent is UnitLevel.City or UnitLevel.Province,
            UnitLevel.Township => parent is UnitLevel.County or UnitLevel.City,
            UnitLevel.Department => parent is UnitLevel.Province or UnitLevel.City or UnitLevel.County,
            _ => false,
        };
        return fits ? null
            : level is UnitLevel.Province or UnitLevel.Country ? new Refusal(nameof(Level), "Unit.NoProvince")
            : parent is null ? new Refusal(nameof(ParentCode), "Unit.ParentMissing")
            : new Refusal(nameof(ParentCode), $"Unit.ParentLevel.{level}", parentCode);
    }

    /// <summary>Whether this unit is an area, or the very unit, that a place lies in.</summary>
    public bool Covers(string unitCode, Place place) => Level switch
    {
        UnitLevel.Country => true,
        UnitLevel.Province => Same(place.ProvinceCode, Code),
        UnitLevel.City => Same(place.CityCode, Code),
        UnitLevel.County => Same(place.CountyCode, Code),
        _ => Same(unitCode, Code),
    };

    /// <summary>Gives the unit another name from a day on; editions published before keep the old one.</summary>
    public void Rename(string name, DateOnly day)
    {
        var given = Named(name);
        KeepUntil(day);
        Name = given;
    }

    /// <summary>Puts the unit directly below another from a day on. Its code stays, and so does what it published.</summary>
    public void MoveTo(Unit parent, DateOnly day)
    {
        if (ParentProblem(Level, parent.Level, parent.Code) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        if (Same(parent.Code, ParentCode ?? UnitCode.Country))
        {
            throw RefusedException.Invalid(nameof(ParentCode), "Unit.SameParent", parent.Name);
        }

        if (!parent.IsActive)
        {
            throw RefusedException.Invalid(nameof(ParentCode), "Unit.ParentDisabled", parent.Name);
        }

        KeepUntil(day);
        ParentCode = parent.Code;
        FollowParent(parent);
    }

    /// <summary>Takes the areas of the unit above, after that one has moved.</summary>
    public void FollowParent(Unit parent)
    {
        ProvinceCode = Level == UnitLevel.Province ? Code : parent.ProvinceCode;
        CityCode = Level == UnitLevel.City ? Code : parent.CityCode;
        CountyCode = Level == UnitLevel.County ? Code : parent.CountyCode;
    }

    /// <summary>Whether the unit files a report of its own for a year.</summary>
    public bool Files(int year) => FilesReports == (FilesSince is null || year >= FilesSince);

    /// <summary>Says that the unit files reports from a year on, or no longer does.</summary>
    public void SetFiling(bool files, int since)
    {
        if (Level == UnitLevel.Country && files)
        {
            throw RefusedException.Conflict("Unit.CountryFilesNone");
        }

        if (files == FilesReports && (FilesSince is null || since >= FilesSince))
        {
            throw RefusedException.Conflict(files ? "Unit.FilesAlready" : "Unit.FilesNoneAlready", Name);
        }

        (FilesReports, FilesSince) = (files, since);
    }

    /// <summary>Marks the unit as dissolved or as existing again.</summary>
    public void SetActive(bool active) => IsActive = active;

    private void KeepUntil(DateOnly day)
    {
        if (NamedSince is { } since && day < since)
        {
            throw RefusedException.Invalid(UnitSuccession.DayPlace, "Unit.DayBefore", since);
        }

        // Two changes of one day: there was no day on which what stood between them held.
        if (NamedSince != day)
        {
            _names.Add(new UnitName(this, NamedSince, day.AddDays(-1)));
        }

        NamedSince = day;
    }

    private static string Named(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw RefusedException.Invalid(nameof(Name), "Unit.NameMissing")
        : name.Length > NameLength ? throw RefusedException.Invalid(nameof(Name), "Unit.NameTooLong", NameLength)
        : !PlainLine.Is(name.Trim()) ? throw RefusedException.Invalid(nameof(Name), "Unit.NameNotPlain")
        : name.Trim();

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}

/// <summary>Where a unit stands in the hierarchy.</summary>
public enum UnitLevel
{
    /// <summary>The whole country 全国: an area to administer, never a unit that files.</summary>
    Country = 0,

    /// <summary>Province, autonomous region or municipality 省级.</summary>
    Province = 1,

    /// <summary>City or prefecture 市级.</summary>
    City = 2,

    /// <summary>County, district or county-level city 县级.</summary>
    County = 3,

    /// <summary>Township, town or subdistrict 乡镇（街道）.</summary>
    Township = 4,

    /// <summary>A department of the government above it 部门; it can stand under a province, a city or a county.</summary>
    Department = 5,
}

/// <summary>
/// The areas a unit or report lies in, by their codes. Each is the unit itself or one above it; an area the unit does not lie
/// in, such as a city for a county directly under its province, is <see langword="null"/>.
/// </summary>
public sealed record Place(string ProvinceCode, string? CityCode, string? CountyCode);
