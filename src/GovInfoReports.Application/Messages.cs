using System.Globalization;
using System.Resources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application;

/// <summary>Sentences for people, from <c>Messages.resx</c>.</summary>
public static class Messages
{
    private static readonly ResourceManager Resources = new("GovInfoReports.Application.Messages", typeof(Messages).Assembly);

    /// <summary>A sentence.</summary>
    public static string Get(string key, params object?[] arguments)
    {
        var text = Resources.GetString(key, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"No message '{key}'.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, Named(arguments));
    }

    /// <summary>The sentence of a refusal.</summary>
    public static string Words(this Refusal refusal) => Get(refusal.Key, refusal.Arguments);

    /// <summary>The sentences of all reasons.</summary>
    public static string Words(this RefusedException refused) => string.Join(' ', refused.Reasons.Select(Words));

    /// <summary>Arguments as people read them: states and steps by name, times, which are UTC, as Beijing has them.</summary>
    public static object?[] Named(IEnumerable<object?> arguments) => [.. arguments.Select(a => a switch
    {
        ReportStatus status => Get($"Status.{status}"),
        ReportStep step => Get($"Step.{step}"),
        DateTime at => (at + ReportingCalendar.Offset).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        _ => a,
    })];
}
