using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>Addresses of public pages.</summary>
internal static class PublicAddress
{
    public static string Of(string path, int? year, string? area, string? cursor = null)
    {
        QueryBuilder query = [];
        if (year is not null)
        {
            query.Add("year", year.Value.ToString(CultureInfo.InvariantCulture));
        }

        if (area is not null)
        {
            query.Add("area", area);
        }

        if (cursor is not null)
        {
            query.Add("cursor", cursor);
        }

        return path + query;
    }
}
