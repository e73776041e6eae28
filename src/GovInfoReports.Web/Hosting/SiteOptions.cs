using System.Text.RegularExpressions;

namespace GovInfoReports.Web.Hosting;

/// <summary>Who runs the portal and what it is called: section <c>Site</c> of the configuration. What is not set is not shown.</summary>
public sealed partial class SiteOptions
{
    private const int LongestName = 40;
    private const int LongestLine = 120;

    /// <summary>Address as people outside reach it, without a path.</summary>
    public string? Address { get; set; }

    /// <summary>Name of the portal; <see langword="null"/> for 政府信息公开工作年度报告.</summary>
    public string? Name { get; set; }

    /// <summary>Who is responsible for it 主办单位.</summary>
    public string? Sponsor { get; set; }

    /// <summary>Telephone number, address, mail: how to reach the sponsor 联系方式.</summary>
    public string? Contact { get; set; }

    /// <summary>网站标识码, ten letters or digits.</summary>
    public string? IdCode { get; set; }

    /// <summary>ICP备案号, as 鲁ICP备12345678号-1.</summary>
    public string? IcpNumber { get; set; }

    /// <summary>公安备案号, as 鲁公网安备 37072502000001号.</summary>
    public string? PoliceNumber { get; set; }

    /// <summary>Refuses what cannot be right, at the start and not on every page.</summary>
    /// <exception cref="InvalidOperationException">A setting is not of its form.</exception>
    public void Validate()
    {
        Require(nameof(Address), Address, a => Uri.TryCreate(a, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http", "an address that begins with https:// or http://");
        Require(nameof(Name), Name, n => IsLine(n, LongestName), $"one line of at most {LongestName} characters");
        Require(nameof(Sponsor), Sponsor, n => IsLine(n, LongestLine), $"one line of at most {LongestLine} characters");
        Require(nameof(Contact), Contact, n => IsLine(n, LongestLine), $"one line of at most {LongestLine} characters");
        Require(nameof(IdCode), IdCode, IdCodeForm().IsMatch, "ten letters or digits");
        Require(nameof(IcpNumber), IcpNumber, IcpForm().IsMatch, "a number such as 鲁ICP备12345678号-1");
        Require(nameof(PoliceNumber), PoliceNumber, PoliceForm().IsMatch, "a number such as 鲁公网安备 37072502000001号");
    }

    private static bool IsLine(string text, int most) => text.Length <= most && !text.Any(char.IsControl);

    private static void Require(string key, string? value, Func<string, bool> fits, string form)
    {
        if (!string.IsNullOrWhiteSpace(value) && !fits(value.Trim()))
        {
            throw new InvalidOperationException($"Site:{key} is '{value}'; it has to be {form}.");
        }
    }

    [GeneratedRegex(@"^[0-9A-Za-z]{10}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdCodeForm();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}ICP[备证][0-9]{6,10}号(-[0-9]{1,4})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IcpForm();

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}公网安备 ?[0-9]{14}号\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PoliceForm();
}
