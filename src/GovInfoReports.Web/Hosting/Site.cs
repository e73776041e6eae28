using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Hosting;

/// <summary>The portal as its operator calls it; everything is <see langword="null"/> that was not set, but the name.</summary>
public sealed class Site
{
    public Site(SiteOptions options, Texts texts)
    {
        options.Validate();
        Name = Set(options.Name) ?? texts["Shared.Portal.Name"];
        IsNamed = Set(options.Name) is not null;
        Address = Set(options.Address)?.TrimEnd('/');
        Domain = Address is null ? null : new Uri(Address).Authority;
        Sponsor = Set(options.Sponsor);
        Contact = Set(options.Contact);
        IdCode = Set(options.IdCode);
        IcpNumber = Set(options.IcpNumber);
        PoliceNumber = Set(options.PoliceNumber);
    }

    public string Name { get; }

    /// <summary>Whether the operator gave it the name, which then stands alone.</summary>
    public bool IsNamed { get; }

    /// <summary>Without a slash at the end.</summary>
    public string? Address { get; }

    public string? Domain { get; }

    public string? Sponsor { get; }

    public string? Contact { get; }

    public string? IdCode { get; }

    public string? IcpNumber { get; }

    public string? PoliceNumber { get; }

    /// <summary>The digits that 公安备案 is looked up by.</summary>
    public string? PoliceDigits => PoliceNumber is null ? null : string.Concat(PoliceNumber.Where(char.IsAsciiDigit));

    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
