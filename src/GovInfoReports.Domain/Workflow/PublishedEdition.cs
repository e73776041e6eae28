using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Workflow;

/// <summary>
/// A report as it was made public, frozen with the names of that day. A correction adds an edition and marks this one as
/// superseded; nothing else about it ever changes.
/// </summary>
public sealed class PublishedEdition
{
    private PublishedEdition()
    {
    }

    internal PublishedEdition(AnnualReport report, Unit unit, IReadOnlyList<string> areaNames, CheckReport checks, string? correctionNote, DateTime at, EditionSource? source = null)
    {
        ReportId = report.Id;
        UnitId = report.UnitId;
        UnitCode = report.UnitCode;
        UnitName = unit.Name;
        AreaNames = string.Join('/', areaNames);
        ProvinceCode = report.ProvinceCode;
        CityCode = report.CityCode;
        CountyCode = report.CountyCode;
        Year = report.Year;
        Form = report.Form;
        Number = report.Editions;
        Title = report.Statement.Title;
        PublishedAt = at;
        CorrectionNote = correctionNote;
        SourceName = source?.FileName;
        SourceHash = source?.Hash;
        OriginallyPublishedOn = source?.PublishedOn;
        Hash = ReportContentJson.Hash(report.Statement);
        Body = new EditionBody(report.Statement, checks.Outcomes);
    }

    /// <summary>Key in the store; grows with each publication.</summary>
    public long Id { get; private set; }

    public long ReportId { get; private set; }

    public int UnitId { get; private set; }

    public string UnitCode { get; private set; } = string.Empty;

    /// <summary>Name of the unit on the day of publication.</summary>
    public string UnitName { get; private set; } = string.Empty;

    /// <summary>Names of the areas above the unit on that day, outermost first, separated by <c>/</c>.</summary>
    public string AreaNames { get; private set; } = string.Empty;

    public string ProvinceCode { get; private set; } = string.Empty;

    public string? CityCode { get; private set; }

    public string? CountyCode { get; private set; }

    /// <summary>Reporting year.</summary>
    public int Year { get; private set; }

    /// <summary>Id of the form edition.</summary>
    public string Form { get; private set; } = string.Empty;

    /// <summary>Which edition of the report it is, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Title of the report.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>When it was made public here, UTC; of a historic edition, when it was imported.</summary>
    public DateTime PublishedAt { get; private set; }

    /// <summary>The public note 更正说明 of a correction; <see langword="null"/> for a first edition.</summary>
    public string? CorrectionNote { get; private set; }

    /// <summary>Name of the file that a historic edition was imported from; <see langword="null"/> for what was filed here.</summary>
    public string? SourceName { get; private set; }

    /// <summary>SHA-256 of that file, <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string? SourceHash { get; private set; }

    /// <summary>The day that the office made a historic edition public on, if its file tells; <see langword="null"/> also for what was filed here.</summary>
    public DateOnly? OriginallyPublishedOn { get; private set; }

    /// <summary>Number of the edition that replaced this one; <see langword="null"/> while it is the current one.</summary>
    public int? SupersededBy { get; private set; }

    /// <summary>Hash of the content, see <see cref="ReportContentJson.Hash"/>.</summary>
    public string Hash { get; private set; } = string.Empty;

    /// <summary>Content and checks; apart so that lists never load them.</summary>
    public EditionBody Body { get; private set; } = null!;

    /// <summary>Marks the edition as replaced.</summary>
    public void Supersede(PublishedEdition next)
    {
        if (next.ReportId != ReportId || next.Number <= Number || SupersededBy is not null)
        {
            throw new InvalidOperationException($"Edition {Number} cannot be superseded by edition {next.Number}.");
        }

        SupersededBy = next.Number;
    }
}

/// <summary>The file that a historic edition was imported from.</summary>
/// <param name="PublishedOn">The day that it was made public on, if the file tells.</param>
public sealed record EditionSource(string FileName, string Hash, DateOnly? PublishedOn = null)
{
    /// <summary>Longest file name, in characters.</summary>
    public const int FileNameLength = 260;
}
