namespace GovInfoReports.Data.Auditing;

/// <summary>One line of the record of who did what. The store refuses to change or delete it.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest <see cref="Name"/> kept, in characters; the store cuts what is longer, so that no line is lost for its length.</summary>
    public const int NameLength = 256;

    /// <summary>Longest <see cref="Detail"/> kept, in characters; the store cuts what is longer.</summary>
    public const int DetailLength = 4000;

    /// <summary>Longest <see cref="TraceId"/> kept, in characters; the store cuts what is longer.</summary>
    public const int TraceIdLength = 100;

    /// <summary>Longest address, of IPv6 with an IPv4 part, in characters.</summary>
    public const int AddressLength = 45;

    /// <summary>Key; grows with time.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Account that acted, or <see langword="null"/> for the command line and failed sign-ins.</summary>
    public int? AccountId { get; init; }

    /// <summary>Name of the person at that time, or the user name that was tried.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What was done, as a stable code such as <c>report.submit</c>; its Chinese name is in the resources.</summary>
    public string Action { get; init; } = string.Empty;

    /// <summary>Report concerned.</summary>
    public long? ReportId { get; init; }

    /// <summary>Reporting year concerned.</summary>
    public int? Year { get; init; }

    /// <summary>Code of the unit concerned.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Code of the province of the unit concerned.</summary>
    public string? ProvinceCode { get; init; }

    /// <summary>Code of the city of the unit concerned.</summary>
    public string? CityCode { get; init; }

    /// <summary>Code of the county of the unit concerned.</summary>
    public string? CountyCode { get; init; }

    /// <summary>What changed, in words or figures; never a password.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// Network address that the request came from, as far as proxies that are believed tell; <see langword="null"/> for the command line
    /// and the portal itself.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Id of the request, as in the log.</summary>
    public string? TraceId { get; init; }
}
