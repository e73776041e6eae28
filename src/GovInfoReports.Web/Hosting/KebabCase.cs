using System.Globalization;
using System.Text.RegularExpressions;

namespace GovInfoReports.Web.Hosting;

/// <summary>Turns the name of a page or folder into its part of the URL: SignIn into sign-in.</summary>
internal sealed partial class KebabCase : IOutboundParameterTransformer
{
    public string? TransformOutbound(object? value) => value is null
        ? null
        : Boundary().Replace(Convert.ToString(value, CultureInfo.InvariantCulture)!, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Boundary();
}
