using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// The form of an event in the log. What people send may stand in a message: control characters are spelled out and exceptions
/// are indented, so that nobody can add a line to the log or speak to the terminal that shows it.
/// </summary>
internal sealed class LogLine : ITextFormatter
{
    private static readonly MessageTemplateTextFormatter Line =
        new("{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {TraceId} {SourceContext}: {Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using StringWriter line = new(CultureInfo.InvariantCulture);
        Line.Format(logEvent, line);
        output.WriteLine(Spelled(line.ToString()));
        foreach (var part in logEvent.Exception?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
        {
            output.Write("    ");
            output.WriteLine(Spelled(part));
        }
    }

    private static string Spelled(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        StringBuilder spelled = new();
        foreach (var c in text)
        {
            _ = IsControl(c) ? spelled.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : spelled.Append(c);
        }

        return spelled.ToString();
    }

    // Format characters too: those that turn the direction of writing make a line read as another.
    private static bool IsControl(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
