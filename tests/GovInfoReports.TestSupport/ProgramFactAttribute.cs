namespace GovInfoReports.TestSupport;

/// <summary>A test that runs other programs; skipped, with the reason, where one of them is not on the path.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : Xunit.FactAttribute
{
    /// <summary>Skips the test where a program is missing.</summary>
    public ProgramFactAttribute(params string[] programs) => Skip = Programs.SkipReason(programs);
}

/// <summary>A test with data that runs other programs; skipped, with the reason, where one of them is not on the path.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : Xunit.TheoryAttribute
{
    /// <summary>Skips the test where a program is missing.</summary>
    public ProgramTheoryAttribute(params string[] programs) => Skip = Programs.SkipReason(programs);
}
