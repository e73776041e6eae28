using Xunit;

namespace GovInfoReports.TestSupport;

/// <summary>A test that drives a browser; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    /// <summary>Skips the test where there is no browser.</summary>
    public ChromiumFactAttribute() => Skip = Chromium.SkipReason;
}

/// <summary>A test with data that drives a browser; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test where there is no browser.</summary>
    public ChromiumTheoryAttribute() => Skip = Chromium.SkipReason;
}
