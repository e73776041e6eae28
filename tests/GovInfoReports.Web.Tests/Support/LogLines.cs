using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>Keeps what the portal logs, with the scopes of each line.</summary>
public sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    /// <summary>The lines so far.</summary>
    public IEnumerable<string> Lines => _lines;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <inheritdoc />
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private sealed class Writer(LogLines log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            List<string> scopes = [];
            log._scopes.ForEachScope(
                (scope, list) => list.Add(scope is IEnumerable<KeyValuePair<string, object>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : $"{scope}"),
                scopes);
            log._lines.Enqueue($"{string.Join(' ', scopes)} {logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
