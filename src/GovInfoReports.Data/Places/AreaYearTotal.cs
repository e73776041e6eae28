using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Data.Places;

/// <summary>How many units of an area have a public report for a year; counted at publication so that no page counts reports.</summary>
public sealed class AreaYearTotal
{
    public const string WholeCountry = UnitCode.Country;

    /// <summary>Code of the province, city or county, or <see cref="WholeCountry"/>.</summary>
    public required string AreaCode { get; init; }

    /// <summary>Reporting year.</summary>
    public int Year { get; init; }

    /// <summary>Units with a public report.</summary>
    public int Published { get; set; }
}
