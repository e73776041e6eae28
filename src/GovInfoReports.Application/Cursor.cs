using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GovInfoReports.Domain;

namespace GovInfoReports.Application;

/// <summary>Cursors of lists that go on by key: opaque to callers, a key of a time and a number inside.</summary>
public static class Cursor
{
    /// <summary>Makes a cursor.</summary>
    /// <param name="at">Time of the last item, UTC.</param>
    public static string Of(DateTime at, long id) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at.Ticks}.{id}")));

    public static (DateTime At, long Id) Read(string cursor)
    {
        try
        {
            var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
            if (parts.Length == 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                && ticks <= DateTime.MaxValue.Ticks
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return (new DateTime(ticks, DateTimeKind.Utc), id);
            }
        }
        catch (FormatException)
        {
            // Said below, as for every other cursor that is not ours.
        }

        throw RefusedException.Invalid("cursor", "Cursor.Invalid");
    }
}
