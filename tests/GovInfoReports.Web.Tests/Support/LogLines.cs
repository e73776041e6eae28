using System.Collections.Concurrent;
using System.Globalization;
using GovInfoReports.Web.Hosting;
using Serilog.Core;
using Serilog.Events;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>Keeps what the portal logs, as it stands in the file.</summary>
public sealed class LogLines : ILogEventSink
{
    private readonly LogLine _line = new();
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The lines so far; one with an exception has several.</summary>
    public IEnumerable<string> Lines => _lines;

    public void Emit(LogEvent logEvent)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        _line.Format(logEvent, text);
        _lines.Enqueue(text.ToString());
    }
}
